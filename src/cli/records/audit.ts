import { parseArgs } from 'node:util';
import type { Config } from '../../config/config.ts';
import type { Desk } from '../../desk/desk.ts';
import { recordExport } from '../../desk/privacy/held-of.ts';
import { recordsOf } from '../../house/desk/records.ts';
import { atOneMoment, type Database } from '../../store/database.ts';
import { exportRecords } from '../../store/records/export.ts';
import { sealAll } from '../../store/records/seal.ts';
import { knownSealKey, openSealKey } from '../../store/records/seal-key.ts';
import type { Language } from '../../ticket/words.ts';
import { languageIn } from '../saying/language.ts';
import { missingKey, verify } from './verify.ts';
import { auditWords } from './words.ts';

const usage =
  'Write: npm run -s sportello -- audit verify [--since 2026-11-01] [--all] [--json] [--key PUBLIC]..., audit seal, audit key, or audit export --to FOLDER (--language it|en)';

/** Whether the desk's records are as they were written; a seal of them now; by which key they are sealed. */
export async function audit(
  desk: Pick<Desk, 'db' | 'clock'>,
  connection: Database['connection'],
  config: Config,
  args: string[],
): Promise<number> {
  const [verb, ...more] = args;
  const places = recordsOf(config);
  if (verb === 'verify') return await verify({ db: desk.db, connection }, places, more);
  const { values } = parseArgs({
    args: more,
    options: { to: { type: 'string' }, language: { type: 'string' } },
  });
  const words = auditWords[languageIn(values.language, 'en')];
  if (verb === 'export' && values.to) return await exported(desk, connection, places.file, values.to, words);
  if (values.to !== undefined) throw new Error(usage);
  if (verb === 'key') {
    const known = knownSealKey(places.key);
    if (!known) throw new Error(missingKey(places.key));
    console.log(known.toString('hex'));
    return 0;
  }
  if (verb !== 'seal') throw new Error(usage);
  const made = await sealAll(desk.db, openSealKey(places.key), places.file, desk.clock);
  if (made.length === 0) console.log(words.nothingToSeal);
  for (const { number, leaves, digest } of made)
    console.log(words.sealed(String(number), String(leaves), String(digest)));
  return 0;
}

async function exported(
  desk: Pick<Desk, 'db' | 'clock'>,
  connection: Database['connection'],
  file: string,
  folder: string,
  words: (typeof auditWords)[Language],
): Promise<number> {
  await recordExport(desk, null);
  const files = await atOneMoment({ connection }, then => exportRecords(then.connection, file, folder));
  for (const [name, lines] of Object.entries(files)) console.log(words.exported(name, String(lines)));
  return 0;
}
