import { and, asc, eq, isNull, lte, notInArray, sql } from 'drizzle-orm';
import type { TicketEvent } from '../../ticket/events.ts';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { ping } from '../schema/clock.ts';
import { eventWords, ticketEvent } from '../schema/events.ts';
import { together } from '../words/sealed.ts';
import { written } from '../written.ts';

type NewPing = Omit<typeof ping.$inferInsert, 'message' | 'postingSince'>;
type Told = Pick<UntoldPing, 'ticket' | 'sequence'>;
type Channel = { platform: ChatPlatform; destination: string };

/** More rows than a statement has parameters for go as arrays. */
export async function insertPings(db: Db, pings: NewPing[]): Promise<void> {
  await db.execute(sql`
    insert into ${ping} (ticket, sequence, platform, destination, minute)
    select * from json_to_recordset(${JSON.stringify(pings)}::json)
      as row(ticket int, sequence int, platform text, destination text, minute timestamptz)
    on conflict do nothing`);
}

const untoldIn = ({ platform, destination }: Channel) =>
  and(eq(ping.platform, platform), eq(ping.destination, destination), isNull(ping.message));

/** An event that must be told. @property postingSince when a try of before began to; null: none did */
export type UntoldPing = {
  ticket: number;
  sequence: number;
  event: TicketEvent;
  postingSince: Date | null;
};

/** What a channel was not told yet of a minute, and of all before it: after an outage they are told together. */
export async function untoldPings(db: Db, channel: Channel, until: Date): Promise<UntoldPing[]> {
  const rows = await db
    .select({
      ticket: ping.ticket,
      sequence: ping.sequence,
      postingSince: ping.postingSince,
      event: ticketEvent.data,
      actor: ticketEvent.actor,
      wordsId: ticketEvent.wordsId,
      words: eventWords.words,
    })
    .from(ping)
    .innerJoin(ticketEvent, and(eq(ticketEvent.ticket, ping.ticket), eq(ticketEvent.sequence, ping.sequence)))
    .leftJoin(eventWords, eq(eventWords.id, ticketEvent.wordsId))
    .where(and(untoldIn(channel), lte(ping.minute, until)))
    .orderBy(asc(ping.ticket), asc(ping.sequence));
  return rows.map(({ ticket, sequence, postingSince, event, actor, ...kept }) => ({
    ticket,
    sequence,
    postingSince,
    event: together({ event, actor }, kept).event,
  }));
}

/**
 * What was to be told in channels of a platform that are not known any more is to be told in this one.
 *
 * @returns the latest of their minutes; null where there was nothing
 */
export async function readdressPings(
  db: Db,
  to: { platform: ChatPlatform; channel: string },
  known: { platform: ChatPlatform; channel: string }[],
): Promise<Date | null> {
  const names = known.filter(({ platform }) => platform === to.platform).map(({ channel }) => channel);
  const stray = and(
    eq(ping.platform, to.platform),
    notInArray(ping.destination, names),
    isNull(ping.message),
  );
  const moved = await db.update(ping).set({ message: '' }).where(stray).returning();
  if (moved.length === 0) return null;
  await insertPings(
    db,
    moved.map(({ message: _told, postingSince: _begun, ...row }) => ({ ...row, destination: to.channel })),
  );
  return new Date(Math.max(...moved.map(({ minute }) => minute.getTime())));
}

/** Notes that one message begins to tell these, before it does: if the process dies, the next try looks for it. */
export async function beginPings(db: Db, channel: Channel, told: Told[], since: Date): Promise<void> {
  await setPosting(db, channel, told, since);
}

/** What was begun was surely not posted. */
export async function giveUpPings(db: Db, channel: Channel, told: Told[]): Promise<void> {
  await setPosting(db, channel, told, null);
}

async function setPosting(db: Db, channel: Channel, told: Told[], since: Date | null): Promise<void> {
  await db.execute(sql`
    update ${ping} set posting_since = ${since?.toISOString() ?? null}::timestamptz
    from json_to_recordset(${asRows(told)}::json) as row(ticket int, sequence int)
    where ${untoldIn(channel)} and ping.ticket = row.ticket and ping.sequence = row.sequence`);
}

/** Which they are, and nothing of what they say. */
function asRows(told: Told[]): string {
  return JSON.stringify(told.map(({ ticket, sequence }) => ({ ticket, sequence })));
}

/**
 * Notes that these were told in a message, or need not be ('' for the message). A database that starts again is waited
 * for, or they would be told twice.
 *
 * @param db no transaction
 */
export async function notePingsTold(db: Db, channel: Channel, told: Told[], message: string): Promise<void> {
  await written(async () => {
    await db.execute(sql`
      update ${ping} set message = ${message}, posting_since = null
      from json_to_recordset(${asRows(told)}::json) as row(ticket int, sequence int)
      where ${untoldIn(channel)} and ping.ticket = row.ticket and ping.sequence = row.sequence`);
  });
}
