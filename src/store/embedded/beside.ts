import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import postgres from 'postgres';
import type { Log } from '../../log.ts';
import { openEmbeddedPostgres } from './embedded-postgres.ts';

/** Left in the data folder when the embedded database was moved: names the one in which its tickets are now. */
export const movedMark = 'postgres/moved-to';

/**
 * Looks whether tickets lie in an embedded database that is not used because another one is configured: after a trial, or
 * forgotten at the change.
 *
 * @returns words for the admin; null where there are none, or they were moved
 */
export async function ticketsBeside(dataDir: string, log: Log): Promise<string | null> {
  const home = resolve(dataDir, 'postgres');
  if (!existsSync(join(home, 'cluster')) || existsSync(join(dataDir, movedMark))) return null;
  let found = '';
  try {
    const tickets = await countTickets(dataDir, log);
    if (tickets === 0) return null;
    found = `the embedded database in ${home} holds ${tickets} ${tickets === 1 ? 'ticket' : 'tickets'}`;
  } catch (error) {
    found = `the embedded database in ${home} cannot be looked into (${error instanceof Error ? error.message : String(error)})`;
  }
  return `DATABASE_URL is used; ${found}, which this desk does not see. To bring them along, stop Sportello and, with an empty database, run: npm run -s sportello -- move-database --to URL. Not needed any more? Move ${home} away.`;
}

async function countTickets(dataDir: string, log: Log): Promise<number> {
  const embedded = await openEmbeddedPostgres(dataDir, log);
  const sql = postgres(embedded.ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const [table] = await sql`select to_regclass('ticket') is not null as found`;
    if (!table?.found) return 0;
    const [row] = await sql<{ count: string }[]>`select count(*) from ticket`;
    return Number(row?.count);
  } finally {
    await sql.end();
    await embedded.stop();
  }
}
