import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { faultsInWords } from '../../config/faults.ts';
import { noEnvFile } from '../../config/reading/env-file.ts';
import { readEnvironment } from '../../config/reading/environment.ts';
import { openLog } from '../../log.ts';
import { openEmbeddedPostgres } from '../../store/embedded/embedded-postgres.ts';

/** Where the desk keeps its data, for commands that need nothing else of the configuration. */
export type Place = { dataDir: string; databaseUrl: string | null; ownerUrl: string | null };

const needed = ['DATA_DIR', 'DATABASE_URL', 'DATABASE_OWNER_URL'];

/** @throws Error with words for the admin */
export function configuredPlace(variables: NodeJS.ProcessEnv): Place {
  const { env, faults } = readEnvironment(variables, noEnvFile);
  const inTheWay = faults.filter(({ key }) => needed.includes(key));
  if (inTheWay.length > 0) throw new Error(faultsInWords(inTheWay));
  const { DATA_DIR, DATABASE_URL, DATABASE_OWNER_URL } = env;
  return { dataDir: DATA_DIR, databaseUrl: DATABASE_URL ?? null, ownerUrl: DATABASE_OWNER_URL ?? null };
}

export function hasEmbedded(dataDir: string): boolean {
  return existsSync(join(dataDir, 'postgres', 'cluster'));
}

/**
 * Opens the database at such a place, starts the embedded one where it does not run, and leaves all as it was.
 *
 * @param alone refuses where a server is at work on the embedded one
 */
export async function atPlace<T>(
  { dataDir, databaseUrl, ownerUrl }: Place,
  work: (urls: { url: string; ownerUrl: string }) => Promise<T>,
  { alone = false } = {},
): Promise<T> {
  if (databaseUrl) return await work({ url: databaseUrl, ownerUrl: ownerUrl ?? databaseUrl });
  const embedded = await openEmbeddedPostgres(dataDir, openLog('warn'), { alone });
  try {
    return await work(embedded);
  } finally {
    await embedded.stop();
  }
}
