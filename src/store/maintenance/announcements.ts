import { and, asc, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { Addressee, AnnouncedAs } from '../../ticket/maintenance/announcing.ts';
import type { Actor, Language, Named, Origin } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { isInteger } from '../integer.ts';
import {
  announcementRecipient as recipient,
  announcement as table,
} from '../schema/maintenance/announcements.ts';
import { maintenance } from '../schema/maintenance/maintenance.ts';

export type Announcement = typeof table.$inferSelect;
export type AnnouncementRecipient = typeof recipient.$inferSelect;

/** What is written down when somebody looks at a preview. */
export type FrozenAnnouncement = Pick<
  Announcement,
  'nonce' | 'maintenance' | 'version' | 'plan' | 'letters' | 'mailbox' | 'by' | 'frozenAt'
>;
export type FrozenRecipient = Addressee & { as: AnnouncedAs; messageId: string; why: string | null };

/** Keeps an announcement as its preview shows it. Those that the same person looked at before, and did not send, go. @returns its id */
export async function freezeAnnouncement(
  tx: Db,
  frozen: FrozenAnnouncement,
  recipients: FrozenRecipient[],
): Promise<number> {
  const before = tx
    .select({ id: table.id })
    .from(table)
    .where(and(isNull(table.sentAt), sql`(${table.by} ->> 'id')::int = ${frozen.by.id}`));
  await tx.delete(recipient).where(inArray(recipient.announcement, before));
  await tx.delete(table).where(inArray(table.id, before));
  const [row] = await tx.insert(table).values(frozen).returning({ id: table.id });
  if (!row) throw new Error('PostgreSQL kept no announcement');
  await tx.execute(sql`
    insert into ${recipient} (announcement, base, address, language, "as", message_id, why, outcome)
    select ${row.id}, base, address, language, "as", "messageId", why, case when why is not null then 'left-out' end
    from json_to_recordset(${JSON.stringify(recipients)}::json)
      as given(base text, address text, language text, "as" text, "messageId" text, why text)
    on conflict do nothing`);
  return row.id;
}

export async function findAnnouncement(db: Db, id: number): Promise<Announcement | null> {
  if (!isInteger(id)) return null;
  const [row] = await db.select().from(table).where(eq(table.id, id));
  return row ?? null;
}

/** The same, kept as it is until the transaction ends. @param how `share`: whoever writes to one of them; `update`: whoever ends it */
export async function holdAnnouncement(
  tx: Db,
  id: number,
  how: 'share' | 'update',
): Promise<Announcement | null> {
  if (!isInteger(id)) return null;
  const [row] = await tx.select().from(table).where(eq(table.id, id)).for(how);
  return row ?? null;
}

/** To how many it goes, as they were counted in its preview, by language. */
export async function announcedToHowMany(db: Db, id: number): Promise<Record<Language, number>> {
  const rows = await db
    .select({ language: recipient.language, count: sql<number>`count(*)::int` })
    .from(recipient)
    .where(and(eq(recipient.announcement, id), isNull(recipient.why)))
    .groupBy(recipient.language);
  return { it: 0, en: 0, ...Object.fromEntries(rows.map(({ language, count }) => [language, count])) };
}

/** It is on its way, for this maintenance. */
export async function noteAnnounced(
  tx: Db,
  { id, maintenance: of }: { id: number; maintenance: number },
  { by, origin, at }: { by: Extract<Actor, { kind: 'operator' }>; origin: Origin; at: Date },
): Promise<void> {
  await tx.update(table).set({ maintenance: of, by, origin, sentAt: at }).where(eq(table.id, id));
  await tx.update(maintenance).set({ latest: id }).where(eq(maintenance.id, of));
}

/** Those of a maintenance that are on their way: sent, neither stopped nor finished. */
export async function announcementsGoing(db: Db, of: number): Promise<number[]> {
  const rows = await db
    .select({ id: table.id })
    .from(table)
    .where(
      and(
        eq(table.maintenance, of),
        isNotNull(table.sentAt),
        isNull(table.stoppedAt),
        isNull(table.finishedAt),
      ),
    )
    .orderBy(asc(table.id));
  return rows.map(({ id }) => id);
}

/**
 * Nothing more of it leaves: letters that wait are kept back, and of those of which nobody knows whether a server has taken them that stays
 * known. One that is being handed over at this moment has left if the server takes it; if not, whoever carries it keeps it back.
 */
export async function noteAnnouncementStopped(tx: Db, id: number, by: Named, at: Date): Promise<void> {
  await tx.update(table).set({ stoppedAt: at, stoppedBy: by }).where(eq(table.id, id));
  await tx.execute(sql`
    update ${recipient} set outcome = case when perhaps_left then 'perhaps' else 'stopped' end
    where id in (
      select id from ${recipient} where announcement = ${id} and outcome = 'queued' for update skip locked)`);
}

/** @returns false where that was noted before */
export async function noteAnnouncementFinished(tx: Db, id: number, at: Date): Promise<boolean> {
  const rows = await tx
    .update(table)
    .set({ finishedAt: at })
    .where(and(eq(table.id, id), isNull(table.finishedAt)))
    .returning({ id: table.id });
  return rows.length > 0;
}

/** They know of it, or may: a server has their letter, perhaps, or it is on its way. */
const mayKnow = sql`(${recipient.outcome} in ('told', 'perhaps', 'queued', 'bounced')
  or (${recipient.outcome} is null and ${table.stoppedAt} is null))`;

/** Who has been told of a maintenance, or is about to be, by their mailboxes: the latest version of which they are told. */
export async function toldOf(db: Db, of: number): Promise<Map<string, Addressee & { version: number }>> {
  const rows = await db
    .select({
      base: recipient.base,
      address: recipient.address,
      language: recipient.language,
      version: table.version,
    })
    .from(recipient)
    .innerJoin(table, eq(table.id, recipient.announcement))
    .where(and(eq(table.maintenance, of), isNotNull(table.sentAt), mayKnow))
    .orderBy(asc(table.version), asc(recipient.id));
  return new Map(rows.map(row => [row.base, row]));
}

/**
 * The latest version of a maintenance of which somebody was told before this announcement; null where they were not. What is being handed
 * over at this moment counts as told.
 */
export async function toldBefore(
  tx: Db,
  { id, maintenance: of }: Pick<Announcement, 'id' | 'maintenance'>,
  base: string,
): Promise<number | null> {
  if (of === null) return null;
  const [row] = await tx
    .select({ version: sql<number | null>`max(${table.version})` })
    .from(table)
    .innerJoin(recipient, and(eq(recipient.announcement, table.id), eq(recipient.base, base)))
    .where(
      and(
        eq(table.maintenance, of),
        ne(table.id, id),
        inArray(recipient.outcome, ['told', 'perhaps', 'queued', 'bounced']),
      ),
    );
  return row?.version ?? null;
}
