import { and, desc, eq, gte, isNull, lt, notInArray, or, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { isInteger } from '../integer.ts';
import { outage as outages, serviceStanding as table } from '../schema/watching/availability.ts';

export type StandingRow = typeof table.$inferSelect;
export type OutageRow = typeof outages.$inferSelect;

/** How a service stands, kept from changing until the transaction ends. @param from the minute before the first that is judged */
export async function lockStanding(tx: Db, service: string, from: Date): Promise<StandingRow> {
  await tx.insert(table).values({ service, judged: from }).onConflictDoNothing();
  const [row] = await tx.select().from(table).where(eq(table.service, service)).for('update');
  if (!row) throw new Error('the database gave no row for a service');
  return row;
}

export async function saveStanding(tx: Db, { service, ...standing }: StandingRow): Promise<void> {
  await tx.update(table).set(standing).where(eq(table.service, service));
}

/** Why a service was not reached, as it was said last. */
export async function noteWhy(db: Db, service: string, why: string): Promise<void> {
  await db.update(table).set({ why }).where(eq(table.service, service));
}

export async function beginOutage(
  tx: Db,
  begun: Pick<OutageRow, 'nonce' | 'service' | 'since' | 'why'>,
): Promise<OutageRow> {
  const [row] = await tx.insert(outages).values(begun).returning();
  if (!row) throw new Error('the database gave no row for an outage');
  return row;
}

export async function endOutages(tx: Db, service: string, until: Date): Promise<OutageRow[]> {
  return await tx
    .update(outages)
    .set({ until })
    .where(and(eq(outages.service, service), isNull(outages.until)))
    .returning();
}

/**
 * Nobody looks at services any more that are not among these: they are neither down nor up. Of ways in nobody is told.
 *
 * @param at when they ceased to be looked at
 */
export async function forgetStandings(tx: Db, probed: string[], at: Date): Promise<void> {
  const gone = await tx
    .delete(table)
    .where(and(notInArray(table.service, probed), sql`${table.service} not like '%:%'`))
    .returning({ service: table.service });
  for (const { service } of gone) await endOutages(tx, service, at);
}

export async function findOutage(db: Db, id: number): Promise<OutageRow | null> {
  if (!isInteger(id)) return null;
  const [row] = await db.select().from(outages).where(eq(outages.id, id));
  return row ?? null;
}

/** @returns whether nobody had made an incident of it before */
export async function claimOutage(tx: Db, id: number, incident: number): Promise<boolean> {
  const rows = await tx
    .update(outages)
    .set({ incident })
    .where(and(eq(outages.id, id), isNull(outages.incident)))
    .returning({ id: outages.id });
  return rows.length > 0;
}

/** Of which people were told, and which reach into a stretch of time; the latest first. */
export async function outagesBetween(db: Db, from: Date, to: Date): Promise<OutageRow[]> {
  return await db
    .select()
    .from(outages)
    .where(and(lt(outages.since, to), or(isNull(outages.until), gte(outages.until, from))))
    .orderBy(desc(outages.since));
}
