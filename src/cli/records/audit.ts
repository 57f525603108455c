import type { Config } from '../../config/config.ts';
import type { Desk } from '../../desk/desk.ts';
import { recordExport } from '../../desk/privacy/held-of.ts';
import { recordsOf } from '../../house/desk/records.ts';
import { atOneMoment, type Database } from '../../store/database.ts';
import { exportRecords } from '../../store/records/export.ts';
import { sealAll } from '../../store/records/seal.ts';
import { knownSealKey, openSealKey } from '../../store/records/seal-key.ts';
import { missingKey, verify } from './verify.ts';

const usage =
  'Write: npm run -s sportello -- audit verify [--since 2026-11-01] [--all] [--json] [--key PUBLIC]..., audit seal, audit key, or audit export --to FOLDER';

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
  if (verb === 'export') return await exported(desk, connection, places.file, more);
  if (more.length > 0) throw new Error(usage);
  if (verb === 'key') {
    const known = knownSealKey(places.key);
    if (!known) throw new Error(missingKey(places.key));
    console.log(known.toString('hex'));
    return 0;
  }
  if (verb !== 'seal') throw new Error(usage);
  const made = await sealAll(desk.db, openSealKey(places.key), places.file, desk.clock);
  if (made.length === 0) console.log('Nothing was written since the last seal.');
  for (const { number, leaves, digest } of made)
    console.log(`Seal ${number} over ${leaves} leaves: ${digest}`);
  return 0;
}

async function exported(
  desk: Pick<Desk, 'db' | 'clock'>,
  connection: Database['connection'],
  file: string,
  args: string[],
): Promise<number> {
  const [option, folder, ...more] = args;
  if (option !== '--to' || !folder || more.length > 0) throw new Error(usage);
  await recordExport(desk, null);
  const files = await atOneMoment({ connection }, then => exportRecords(then.connection, file, folder));
  for (const [name, lines] of Object.entries(files)) console.log(`${name}: ${lines} lines`);
  return 0;
}
