import { sql } from 'drizzle-orm';
import type { Db } from '../database.ts';

/** Any constant number that nobody else uses for an advisory lock in this database. */
const sealLock = 725_310_046;

/** Until the transaction ends nobody else makes a seal, and nobody takes anything away that a seal may hold. */
export async function lockSeals(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${sealLock})`);
}

/**
 * Until the transaction ends no seal is made: one that has read what is about to go would be kept behind it, with the salt of what is
 * gone. Of those who take away any number do so at once.
 */
export async function holdSealsOff(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${sealLock})`);
}

/**
 * Forgets by what it could be tried out what was written: without its salt a seal's digest says nothing. What is left of it is sealed
 * anew.
 */
export async function forgetSalts(tx: Db, kind: 'message' | 'mail' | 'file', of: number[]): Promise<void> {
  if (of.length === 0) return;
  await holdSealsOff(tx);
  const ids = sql`${sql.param(of)}::bigint[]`;
  await tx.execute(sql`delete from leaf_salt where kind = ${kind} and id = any(${ids})`);
  await tx.execute(sql`insert into unsealed select distinct ${kind}::text, unnest(${ids})`);
}
