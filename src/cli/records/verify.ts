import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { countInWords } from '../../chat/reports/figure-in-words.ts';
import { atOneMoment, type Database } from '../../store/database.ts';
import { knownSealKey } from '../../store/records/seal-key.ts';
import { lastSeal } from '../../store/records/seals.ts';
import type { Counted, Finding } from '../../store/records/verify/findings.ts';
import { nothingCounted, verifyRecords } from '../../store/records/verify/verify.ts';
import type { Language } from '../../ticket/words.ts';
import { languageIn } from '../saying/language.ts';
import { auditWords } from './words.ts';

/**
 * Tells the first thing that does not fit, or all; nothing that fits.
 *
 * @returns 1 where anything does not fit
 */
export async function verify(
  database: Pick<Database, 'connection' | 'db'>,
  places: { key: string; file: string },
  args: string[],
): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      since: { type: 'string' },
      all: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      key: { type: 'string', multiple: true, default: [] },
      language: { type: 'string' },
    },
  });
  const language = languageIn(values.language, 'en');
  const since = values.since === undefined ? null : sinceOf(values.since);
  const own = knownSealKey(places.key)?.toString('hex');
  const keys = [...(own ? [own] : []), ...values.key];
  // Chains are verified without a key, too, where nothing was ever sealed.
  if (keys.length === 0 && (existsSync(places.file) || (await lastSeal(database.db))))
    throw new Error(missingKey(places.key));
  const counted: Counted = { ...nothingCounted };
  const findings: Finding[] = [];
  const begun = performance.now();
  await atOneMoment(database, async then => {
    for await (const finding of verifyRecords(then, { file: places.file, keys }, since, counted)) {
      findings.push(finding);
      if (!values.json) console.log(`${finding.place}: ${finding.says}`);
      if (!values.all) break;
    }
  });
  const seconds = (performance.now() - begun) / 1000;
  if (values.json) console.log(JSON.stringify({ ok: findings.length === 0, findings, counted }));
  else
    for (const line of inWords(counted, findings.length, seconds, { isAll: values.all, language }))
      console.log(line);
  return findings.length === 0 ? 0 : 1;
}

/** Whoever verifies makes no key. @param file where it should lie */
export function missingKey(file: string): string {
  return [
    `There is no ${file}: nobody can say by which key this desk's seals were signed.`,
    'Put it back from your backup, or name the public key that you noted: audit verify --key PUBLIC.',
    'A desk that has sealed nothing yet has none: the server makes it with its first seal, within an hour, or audit seal does now.',
  ].join('\n');
}

function sinceOf(written: string): Date {
  const since = new Date(written);
  if (Number.isNaN(since.getTime())) throw new Error(`${written} is no date: write --since 2026-11-01`);
  return since;
}

function inWords(
  counted: Counted,
  found: number,
  seconds: number,
  { isAll, language }: { isAll: boolean; language: Language },
): string[] {
  const words = auditWords[language];
  if (found > 0) return [isAll ? words.found(countInWords(found, language)) : words.firstFound];
  const { events, words: texts, evidence, seals, leaves, stamps, unpacked, unchained, unsealed } = counted;
  const count = (number: number) => countInWords(number, language);
  const rate = Math.round(events / Math.max(seconds, 0.001));
  const what = { events: count(events), words: count(texts), evidence: count(evidence) };
  const took = { seconds: seconds.toLocaleString(language, { maximumFractionDigits: 1 }), rate: count(rate) };
  return [
    words.allFits({ ...what, seals: count(seals), leaves: count(leaves) }, took),
    ...(unpacked > 0 ? [words.unpacked(count(unpacked))] : []),
    ...(stamps > 0 ? [words.stamps(count(stamps))] : []),
    ...(unchained > 0 ? [words.unchained(count(unchained))] : []),
    ...(unsealed > 0 ? [words.unsealed(count(unsealed))] : []),
  ];
}
