import { and, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { card, receipt } from '../schema/cards.ts';
import { ping } from '../schema/clock.ts';
import { ticket } from '../schema/tickets.ts';
import { written } from '../written.ts';

/** A ticket's card in one destination, and where it lies. */
export type CardRow = typeof card.$inferSelect;
type CardPlace = { channel: string; message: string };
type CardKey = { ticket: number; platform: ChatPlatform; destination: string };

const own = ({ ticket, platform, destination }: CardKey) =>
  and(
    eq(card.ticket, ticket),
    eq(card.platform, platform),
    eq(card.destination, destination),
    eq(card.adopted, false),
  );

const isAt = ({ platform }: Pick<CardKey, 'platform'>, { channel, message }: CardPlace) =>
  and(eq(card.platform, platform), eq(card.channel, channel), eq(card.message, message));

/** All copies of a ticket's card in a destination: the desk's own first, then those it learnt of. */
export async function cardsOf(db: Db, key: CardKey): Promise<CardRow[]> {
  return await db
    .select()
    .from(card)
    .where(
      and(
        eq(card.ticket, key.ticket),
        eq(card.platform, key.platform),
        eq(card.destination, key.destination),
      ),
    )
    .orderBy(card.adopted, card.id);
}

/**
 * Notes that a posting begins, before it does: if the process dies before the platform's answer is noted, the
 * next try knows that a card may already lie there.
 */
export async function beginPosting(db: Db, key: CardKey, at: Date): Promise<void> {
  await db
    .insert(card)
    .values({ ...key, postingSince: at })
    .onConflictDoUpdate({
      target: [card.ticket, card.platform, card.destination],
      targetWhere: eq(card.adopted, false),
      set: { channel: null, message: null, postingSince: at, missingSince: null },
    });
}

/**
 * Notes where the card lies. A press on it may have come first, and have made it known as a copy. A database that starts
 * again is waited for: Teams lets nobody look for a card whose place was not noted, and a second one would be posted.
 *
 * @param db no transaction
 */
export async function notePlace(db: Db, key: CardKey, place: CardPlace): Promise<void> {
  await written(() =>
    db.transaction(async tx => {
      await tx.delete(card).where(and(isAt(key, place), eq(card.adopted, true)));
      await tx
        .update(card)
        .set({ ...place, postingSince: null, missingSince: null })
        .where(own(key));
    }),
  );
}

/**
 * Notes a card that the desk learns of from a press on it: its own, if the posting was never noted (a crash in
 * between), else a copy. A place that is known stays as it is; a call, a list or a notice, which have buttons too, is
 * nobody's card: drawn as one, what it said to others would be gone.
 */
export async function adoptPlace(db: Db, key: CardKey, place: CardPlace): Promise<void> {
  await db.transaction(async tx => {
    const known = await tx.select({ id: card.id }).from(card).where(isAt(key, place));
    if (known.length > 0 || (await isSomethingElse(tx, key, place))) return;
    const mended = await tx
      .update(card)
      .set({ ...place, postingSince: null, missingSince: null })
      .where(and(own(key), isNull(card.message)))
      .returning({ id: card.id });
    if (mended.length === 0)
      await tx
        .insert(card)
        .values({ ...key, ...place, adopted: true })
        .onConflictDoNothing();
  });
}

async function isSomethingElse(db: Db, { platform }: CardKey, { message }: CardPlace): Promise<boolean> {
  const call = and(eq(ping.platform, platform), eq(ping.message, message));
  const calls = await db.select({ message: ping.message }).from(ping).where(call).limit(1);
  if (calls.length > 0) return true;
  const told = await db
    .select({ key: receipt.key })
    .from(receipt)
    .where(eq(receipt.detail, message))
    .limit(1);
  return told.length > 0;
}

/** Notes since when a card seems to be gone; null: it is there. */
export async function noteMissing(db: Db, id: number, since: Date | null): Promise<void> {
  await db.update(card).set({ missingSince: since }).where(eq(card.id, id));
}

/** The desk's own card becomes a copy: another will take its place, and it is looked for in case it comes back. */
export async function demoteCard(db: Db, id: number): Promise<void> {
  await db.update(card).set({ adopted: true }).where(eq(card.id, id));
}

/** A copy that has come back becomes the desk's own card, where there is no other. */
export async function promoteCard(db: Db, key: CardKey, id: number): Promise<void> {
  await db.transaction(async tx => {
    await tx.delete(card).where(and(own(key), isNull(card.message)));
    await tx.update(card).set({ adopted: false, missingSince: null }).where(eq(card.id, id));
  });
}

/** The ticket whose card lies at a place, its own or a copy; null where none does. */
export async function ticketAt(
  db: Db,
  platform: ChatPlatform,
  { channel, message }: CardPlace,
): Promise<number | null> {
  const [row] = await db
    .select({ ticket: card.ticket })
    .from(card)
    .where(and(eq(card.platform, platform), eq(card.channel, channel), eq(card.message, message)));
  return row?.ticket ?? null;
}

/** Forgets a copy that somebody deleted. */
export async function forgetCard(db: Db, id: number): Promise<void> {
  await db.delete(card).where(eq(card.id, id));
}

/** Forgets whatever is known of a card at a place. */
export async function forgetPlace(db: Db, platform: ChatPlatform, place: CardPlace): Promise<void> {
  await db.delete(card).where(isAt({ platform }, place));
}

/** The open tickets that have no card in a destination, as it is now. @param channel the channel that it means */
export async function openTicketsWithoutCard(
  db: Db,
  { platform, destination }: Omit<CardKey, 'ticket'>,
  channel: string,
): Promise<number[]> {
  // Looked up for each of the few that are open: together, all cards there ever were would be read.
  const rows = await db.execute<{ number: number }>(sql`
    select number from ticket left join lateral (
      select true as lies from card where card.ticket = number and card.platform = ${platform}
        and card.destination = ${destination} and not adopted and card.channel = ${channel} limit 1
    ) as own on true
    where status <> 'closed' and own.lies is null order by number`);
  return rows.map(({ number }) => number);
}

/**
 * Cards that lie in a channel become those of the destination that means it now: it was named otherwise.
 *
 * Not `<>`, which no index serves: nearly all cards of a channel bear the name that it has.
 *
 * @returns their tickets that are open
 */
export async function renameDestination(
  db: Db,
  { platform, destination }: Omit<CardKey, 'ticket'>,
  channel: string,
): Promise<number[]> {
  const renamed = await db.execute<{ ticket: number }>(sql`
    with renamed as (
      update card set destination = ${destination}
      where platform = ${platform} and channel = ${channel}
        and (destination < ${destination} or destination > ${destination})
        and not exists (
          select 1 from card as own where own.ticket = card.ticket and own.platform = ${platform}
            and own.destination = ${destination} and not own.adopted)
      returning ticket
    )
    select distinct ticket from renamed join ticket as open on open.number = renamed.ticket
    where open.status <> 'closed'`);
  return renamed.map(({ ticket }) => ticket);
}

/** Where cards of open tickets lie in destinations other than these. */
export async function openCardsElsewhere(
  db: Db,
  configured: { platform: ChatPlatform; channel: string }[],
): Promise<CardRow[]> {
  const known = configured.map(({ platform, channel }) => `${platform}:${channel}`);
  const rows = await db
    .select({ card })
    .from(card)
    .innerJoin(ticket, eq(ticket.number, card.ticket))
    .where(
      and(
        ne(ticket.status, 'closed'),
        eq(card.adopted, false),
        isNotNull(card.message),
        sql`card.platform || ':' || card.destination <> all(array(select json_array_elements_text(${JSON.stringify(known)}::json)))`,
      ),
    );
  return rows.map(row => row.card);
}
