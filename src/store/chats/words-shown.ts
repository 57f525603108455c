import { and, eq, inArray, isNotNull, like, lt, ne, sql } from 'drizzle-orm';
import { union } from 'drizzle-orm/pg-core';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { linkShown, receipt, wordsShown } from '../schema/cards.ts';
import { ping } from '../schema/clock.ts';
import { ticket } from '../schema/tickets.ts';
import type { CardKey } from './card-place.ts';

type Channel = { platform: ChatPlatform; destination: string };

/** A message of ours. @property within in which thread, or in the chat with whom; null: in a channel itself */
type ShownIn = { message: string; within: string | null };

/** Notes that words of these tickets stand in a message of ours, beside their cards. */
export async function noteWordsShown(
  db: Db,
  { platform, destination }: Channel,
  { message, within }: ShownIn,
  tickets: number[],
): Promise<void> {
  if (message === '' || tickets.length === 0) return;
  await db
    .insert(wordsShown)
    .values(tickets.map(ticket => ({ ticket, platform, destination, message, within })))
    .onConflictDoNothing();
}

/** The messages in a channel in which a ticket's words stand, beside its card, its lines and its calls. */
export async function wordsShownIn(db: Db, key: CardKey): Promise<ShownIn[]> {
  const { message, within } = wordsShown;
  return await db.select({ message, within }).from(wordsShown).where(isOf(key));
}

/** One person in the place of a channel. */
export function personAs(operator: number): string {
  return `person:${operator}`;
}

/** Who was told a ticket's words alone, in a message or below a link, and on which platform. */
export async function peopleShown(
  db: Db,
  ticket: number,
): Promise<{ platform: ChatPlatform; operator: number }[]> {
  const told = db
    .select({
      platform: wordsShown.platform,
      operator: sql<number>`substring(${wordsShown.destination} from 8)::int`,
    })
    .from(wordsShown)
    .where(and(eq(wordsShown.ticket, ticket), like(wordsShown.destination, 'person:%')));
  const linked = db
    .select({ platform: linkShown.platform, operator: sql<number>`${linkShown.operator}` })
    .from(linkShown)
    .where(and(eq(linkShown.ticket, ticket), isNotNull(linkShown.operator)));
  return await union(told, linked);
}

/** What few may see, and one of these people was told alone, in a message or below a link. */
export async function restrictedToldAlone(db: Db, operators: number[]): Promise<number[]> {
  if (operators.length === 0) return [];
  const told = db
    .select({ number: wordsShown.ticket })
    .from(wordsShown)
    .innerJoin(ticket, eq(ticket.number, wordsShown.ticket))
    .where(
      and(
        like(wordsShown.destination, 'person:%'),
        inArray(wordsShown.destination, operators.map(personAs)),
        eq(ticket.restricted, true),
      ),
    );
  const linked = db
    .select({ number: linkShown.ticket })
    .from(linkShown)
    .innerJoin(ticket, eq(ticket.number, linkShown.ticket))
    .where(and(inArray(linkShown.operator, operators), eq(ticket.restricted, true)));
  return (await union(told, linked)).map(({ number }) => number);
}

/** One of these messages is gone. */
export async function forgetMessageShown(db: Db, key: CardKey, message: string): Promise<void> {
  await db.delete(wordsShown).where(and(isOf(key), eq(wordsShown.message, message)));
}

/** Nobody scrolls back so far to a list; its words are not looked for any more. */
const keptMs = 180 * 86_400_000;

/** @param now by the machine's clock */
export async function sweepWordsShown(db: Db, now: Date): Promise<void> {
  await db.delete(wordsShown).where(lt(wordsShown.at, new Date(now.getTime() - keptMs)));
}

const isOf = ({ ticket, platform, destination }: CardKey) =>
  and(
    eq(wordsShown.ticket, ticket),
    eq(wordsShown.platform, platform),
    eq(wordsShown.destination, destination),
  );

/** By the key under which it was noted, the message of each line that was posted. */
export async function linesPosted(db: Db, keys: string[]): Promise<{ key: string; message: string }[]> {
  if (keys.length === 0) return [];
  return await db
    .select({ key: receipt.key, message: receipt.detail })
    .from(receipt)
    .where(and(inArray(receipt.key, keys), ne(receipt.detail, '')));
}

/** They were taken away; they are not posted again. */
export async function noteLinesTakenAway(db: Db, keys: string[]): Promise<void> {
  await db.update(receipt).set({ detail: '' }).where(inArray(receipt.key, keys));
}

/** The messages that called a channel about a ticket, and whether they were about others, too. */
export async function callsPosted(
  db: Db,
  { ticket, platform, destination }: CardKey,
): Promise<{ message: string; isAlone: boolean }[]> {
  const own = await db
    .select({ message: ping.message })
    .from(ping)
    .where(
      and(
        eq(ping.ticket, ticket),
        eq(ping.platform, platform),
        eq(ping.destination, destination),
        isNotNull(ping.message),
        ne(ping.message, ''),
      ),
    );
  const messages = [...new Set(own.flatMap(({ message }) => message ?? []))];
  if (messages.length === 0) return [];
  const others = await db
    .select({ message: ping.message })
    .from(ping)
    .where(and(inArray(ping.message, messages), ne(ping.ticket, ticket)));
  const shared = new Set(others.map(({ message }) => message));
  return messages.map(message => ({ message, isAlone: !shared.has(message) }));
}

/** They were taken away. */
export async function noteCallsTakenAway(db: Db, messages: string[]): Promise<void> {
  if (messages.length > 0) await db.update(ping).set({ message: '' }).where(inArray(ping.message, messages));
}
