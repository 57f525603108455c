import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { AnnouncedAs, Outcome } from '../../ticket/maintenance/announcing.ts';
import type { Db } from '../database.ts';
import { announcement, announcementRecipient as recipient } from '../schema/maintenance/announcements.ts';
import type { AnnouncementRecipient } from './announcements.ts';

/** The next whose turn it is, so many. */
export async function nextAddressees(db: Db, announcement: number, limit: number): Promise<number[]> {
  const rows = await db
    .select({ id: recipient.id })
    .from(recipient)
    .where(and(eq(recipient.announcement, announcement), isNull(recipient.outcome)))
    .orderBy(asc(recipient.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** One, kept from others until the transaction ends. @param outcome the state in which it must be; null where it is in another */
export async function lockAddressee(
  tx: Db,
  id: number,
  outcome: Outcome | null,
): Promise<AnnouncementRecipient | null> {
  const stands = outcome === null ? isNull(recipient.outcome) : eq(recipient.outcome, outcome);
  const [row] = await tx
    .select()
    .from(recipient)
    .where(and(eq(recipient.id, id), stands))
    .for('update');
  return row ?? null;
}

export async function findAddressee(db: Db, id: number): Promise<AnnouncementRecipient | null> {
  const [row] = await db.select().from(recipient).where(eq(recipient.id, id));
  return row ?? null;
}

/** It waits for the mail server. @param as what they are told @param queuedAt by the machine's clock */
export async function queueAddressee(tx: Db, id: number, as: AnnouncedAs, queuedAt: Date): Promise<void> {
  await tx.update(recipient).set({ outcome: 'queued', as, queuedAt }).where(eq(recipient.id, id));
}

export async function settleAddressee(
  tx: Db,
  id: number,
  outcome: Outcome,
  why: string | null,
): Promise<void> {
  await tx.update(recipient).set({ outcome, why }).where(eq(recipient.id, id));
}

/** Whether a mail server may have it, though none has said so. Noted before it is handed over: a crash leaves nobody who knows. */
export async function notePerhapsLeft(db: Db, id: number, perhapsLeft: boolean): Promise<void> {
  await db
    .update(recipient)
    .set({ perhapsLeft })
    .where(and(eq(recipient.id, id), eq(recipient.outcome, 'queued')));
}

/**
 * How many letters of an announcement wait for the mail server. `stuck`: for longer than since then.
 *
 * @param since by the machine's clock
 */
export async function announcementQueue(
  db: Db,
  announcement: number,
  since: Date,
): Promise<{ waiting: number; stuck: number }> {
  const isStuck = sql`${recipient.queuedAt} < ${since.toISOString()}::timestamptz`;
  const [row] = await db
    .select({
      waiting: sql<number>`(count(*) filter (where not ${isStuck}))::int`,
      stuck: sql<number>`(count(*) filter (where ${isStuck}))::int`,
    })
    .from(recipient)
    .where(and(eq(recipient.announcement, announcement), eq(recipient.outcome, 'queued')));
  return row ?? { waiting: 0, stuck: 0 };
}

/** How far an announcement is: how many stand where; `to-go`: their turn has not come. */
export type HowFar = {
  all: number;
  by: Partial<Record<Outcome | 'to-go', number>>;
  leftOut: { why: string; count: number }[];
};

export async function howFar(db: Db, announcement: number): Promise<HowFar> {
  const rows = await db
    .select({
      outcome: sql<Outcome | 'to-go'>`coalesce(${recipient.outcome}, 'to-go')`,
      why: sql<string>`case when ${recipient.outcome} = 'left-out' then coalesce(${recipient.why}, '') else '' end`,
      count: sql<number>`count(*)::int`,
    })
    .from(recipient)
    .where(eq(recipient.announcement, announcement))
    .groupBy(sql`1, 2`);
  const by: HowFar['by'] = {};
  for (const { outcome, count } of rows) by[outcome] = (by[outcome] ?? 0) + count;
  return {
    all: rows.reduce((sum, { outcome, count }) => sum + (outcome === 'left-out' ? 0 : count), 0),
    by,
    leftOut: rows.filter(({ outcome }) => outcome === 'left-out').map(({ why, count }) => ({ why, count })),
  };
}

/** A mail system reports of a letter. @returns to whom it was; null where it is none of an announcement that has left */
export async function addresseeOfLetter(db: Db, messageId: string): Promise<AnnouncementRecipient | null> {
  const [row] = await db.select().from(recipient).where(eq(recipient.messageId, messageId));
  return row ?? null;
}

/** Keeps a letter back that was handed over in vain, perhaps, while its announcement was stopped. @returns whether it did */
export async function keptBackAddressee(db: Db, id: number): Promise<boolean> {
  const kept = await db.execute(sql`
    update ${recipient} set outcome = case when perhaps_left then 'perhaps' else 'stopped' end
    where id = ${id} and outcome = 'queued' and exists (
      select from ${announcement} a where a.id = ${recipient.announcement} and a.stopped_at is not null)
    returning id`);
  return kept.length > 0;
}
