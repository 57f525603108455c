import { sql } from 'drizzle-orm';
import type { Db } from '../database.ts';

/** Any constant number that nobody else uses for an advisory lock in this database. */
const peopleLock = 7_308_331_906;

/**
 * Who is who, and who sees what, is written by one transaction at a time: people's rows hang on those of their accounts and the
 * other way round, so that two of them would wait for each other. To be taken before any of these rows is.
 */
export async function lockWhoIsWho(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${peopleLock})`);
}
