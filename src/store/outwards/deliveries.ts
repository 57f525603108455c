import { and, count, desc, eq, lt, ne, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { type DeliveryState, webhookDelivery as table } from '../schema/outwards/deliveries.ts';

export type Delivery = typeof table.$inferSelect;
export type NewDelivery = Pick<Delivery, 'id' | 'hook' | 'type' | 'ticket' | 'body' | 'at'>;

/** Written out, so that the index of these serves. */
const inIndex = sql`${table.state} in ('waiting', 'given-up')`;

/** What was told, or given up, is looked at for so long. */
const keptMs = 30 * 86_400_000;

export async function insertDeliveries(db: Db, deliveries: NewDelivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  await db.insert(table).values(deliveries.map(delivery => ({ ...delivery, state: 'waiting' as const })));
}

export async function findDelivery(db: Db, id: string): Promise<Delivery | null> {
  const [row] = await db.select().from(table).where(eq(table.id, id));
  return row ?? null;
}

/** How a try ended. Where somebody was faster, and it waits no more, nothing changes. */
export async function noteTry(
  db: Db,
  id: string,
  outcome: Pick<Delivery, 'state' | 'status' | 'why' | 'triedAt' | 'nextAt'>,
): Promise<void> {
  await db
    .update(table)
    .set({ ...outcome, tries: sql`${table.tries} + 1` })
    .where(and(eq(table.id, id), eq(table.state, 'waiting')));
}

/** It will not be told, and was not tried. */
export async function settleUntold(
  db: Db,
  id: string,
  state: Extract<DeliveryState, 'withheld' | 'dropped' | 'given-up'>,
): Promise<void> {
  await db
    .update(table)
    .set({ state, nextAt: null })
    .where(and(eq(table.id, id), eq(table.state, 'waiting')));
}

/** The latest of each webhook, newest first. */
export async function latestDeliveries(db: Db, hook: string, limit: number): Promise<Delivery[]> {
  return await db
    .select()
    .from(table)
    .where(eq(table.hook, hook))
    .orderBy(desc(table.at), desc(table.id))
    .limit(limit);
}

/** How many of a webhook's wait, and how many were given up. */
export async function openDeliveries(db: Db, hook: string): Promise<{ waiting: number; 'given-up': number }> {
  const rows = await db
    .select({ state: table.state, deliveries: count() })
    .from(table)
    .where(and(eq(table.hook, hook), inIndex))
    .groupBy(table.state);
  const counted = (state: DeliveryState) => rows.find(row => row.state === state)?.deliveries ?? 0;
  return { waiting: counted('waiting'), 'given-up': counted('given-up') };
}

/** Those of a webhook that were given up wait anew. @returns their ids and tickets, oldest first */
export async function reviveDeliveries(
  db: Db,
  hook: string,
  at: Date,
): Promise<Pick<Delivery, 'id' | 'ticket'>[]> {
  const revived = await db
    .update(table)
    .set({ state: 'waiting', tries: 0, nextAt: null, at })
    .where(and(eq(table.hook, hook), inIndex, eq(table.state, 'given-up')))
    .returning({ id: table.id, ticket: table.ticket });
  return revived.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Forgets what was settled long ago. @param now by the machine's clock */
export async function sweepDeliveries(db: Db, now: Date): Promise<void> {
  await db
    .delete(table)
    .where(and(lt(table.at, new Date(now.getTime() - keptMs)), ne(table.state, 'waiting')));
}
