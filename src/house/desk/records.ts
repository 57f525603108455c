import { join } from 'node:path';
import type { Config } from '../../config/config.ts';

/** Where the key lies that signs seals, and the file in which they stand outside the database. */
export function recordsOf({ dataDir, policy: { records } }: Pick<Config, 'dataDir' | 'policy'>) {
  return {
    key: records.key ?? join(dataDir, 'records.key'),
    file: records.file ?? join(dataDir, 'seals.jsonl'),
    mailTo: records.mailTo ?? null,
    timestamp: records.timestamp ?? null,
  };
}
