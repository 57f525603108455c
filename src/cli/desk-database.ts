import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { environmentShape } from '../config/environment.ts';
import { faultsInWords, faultsOf } from '../config/faults.ts';
import { openLog } from '../log.ts';
import { openEmbeddedPostgres } from '../store/embedded-postgres.ts';

/** Where the desk keeps its data, for commands that need nothing else of the configuration. */
export type Place = { dataDir: string; databaseUrl: string | null; ownerUrl: string | null };

const needed = environmentShape.pick({ DATA_DIR: true, DATABASE_URL: true, DATABASE_OWNER_URL: true });

/** @throws Error with words for the admin */
export function configuredPlace(variables: NodeJS.ProcessEnv): Place {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const read = needed.safeParse(set);
  if (!read.success) throw new Error(faultsInWords(faultsOf(read.error, 'environment')));
  const { DATA_DIR, DATABASE_URL, DATABASE_OWNER_URL } = read.data;
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
