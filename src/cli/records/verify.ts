import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { atOneMoment, type Database } from '../../store/database.ts';
import { knownSealKey } from '../../store/records/seal-key.ts';
import { lastSeal } from '../../store/records/seals.ts';
import type { Counted, Finding } from '../../store/records/verify/findings.ts';
import { nothingCounted, verifyRecords } from '../../store/records/verify/verify.ts';

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
    },
  });
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
  else for (const line of inWords(counted, findings.length, seconds, values.all)) console.log(line);
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

function inWords(counted: Counted, found: number, seconds: number, isAll: boolean): string[] {
  const { events, unchained, words, evidence, seals, leaves, stamps, unsealed } = counted;
  if (found > 0)
    return [isAll ? `${found} things do not fit.` : 'This does not fit. What else: audit verify --all'];
  const rate = Math.round(events / Math.max(seconds, 0.001));
  return [
    `All fits: ${events} events, ${words} words, ${evidence} letters, mails and attachments, ${seals} seals over ${leaves} leaves (${seconds.toFixed(1)} s, ${rate} events/s).`,
    ...(stamps > 0
      ? [`${stamps} stamps are of these seals; whose they are: openssl ts -verify (docs/records.md).`]
      : []),
    ...(unchained > 0
      ? [`${unchained} events are from before there were chains, and not chained yet: start the server.`]
      : []),
    ...(unsealed > 0
      ? [
          `Not sealed yet: what was written to ${unsealed} of them since the last seal. Of that nobody can say.`,
        ]
      : []),
  ];
}
