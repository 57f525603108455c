import { and, count, eq, isNull, lte, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { reminder } from '../schema/reminders.ts';

export type Reminder = typeof reminder.$inferSelect;

/** Notes it in the place of one of the same person and request. @returns whether one was still to come */
export async function saveReminder(db: Db, wanted: Omit<Reminder, 'rungAt'>): Promise<boolean> {
  const before = await findReminder(db, wanted.operatorId, wanted.ticket);
  const { at, platform, note } = wanted;
  await db
    .insert(reminder)
    .values({ ...wanted, rungAt: null })
    .onConflictDoUpdate({
      target: [reminder.operatorId, reminder.ticket],
      set: { at, platform, note, rungAt: null },
    });
  return before !== null && before.rungAt === null;
}

/** Nobody is reminded of it any more. @returns whether there was one still to come */
export async function cancelReminder(db: Db, operatorId: number, ticket: number): Promise<boolean> {
  const gone = await db
    .delete(reminder)
    .where(and(eq(reminder.operatorId, operatorId), eq(reminder.ticket, ticket), isNull(reminder.rungAt)))
    .returning({ ticket: reminder.ticket });
  return gone.length > 0;
}

export async function findReminder(db: Db, operatorId: number, ticket: number): Promise<Reminder | null> {
  const [row] = await db
    .select()
    .from(reminder)
    .where(and(eq(reminder.operatorId, operatorId), eq(reminder.ticket, ticket)));
  return row ?? null;
}

/** What somebody is still to be reminded of, the next first: a stretch of it, and how many there are in all. */
export async function remindersOf(
  db: Db,
  operatorId: number,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ reminders: Reminder[]; total: number }> {
  const theirs = and(eq(reminder.operatorId, operatorId), isNull(reminder.rungAt));
  const [counted] = await db.select({ total: count() }).from(reminder).where(theirs);
  return {
    reminders: await db
      .select()
      .from(reminder)
      .where(theirs)
      .orderBy(reminder.at, reminder.ticket)
      .limit(limit)
      .offset(offset),
    total: counted?.total ?? 0,
  };
}

/** Takes what is due, once, whatever number of processes ask; what another holds is left to it. */
export async function takeDueReminders(db: Db, now: Date, limit: number): Promise<Reminder[]> {
  const due = db
    .select({ row: sql`${reminder}.ctid` })
    .from(reminder)
    .where(and(isNull(reminder.rungAt), lte(reminder.at, now)))
    .orderBy(reminder.at)
    .limit(limit)
    .for('update', { skipLocked: true });
  return await db
    .update(reminder)
    .set({ rungAt: now })
    .where(sql`${reminder}.ctid = any(array(${due}))`)
    .returning();
}
