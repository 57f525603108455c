import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { ChatPlatform } from '../../ticket/words.ts';
import { atOnce } from '../asking/at-once.ts';
import { prepared } from '../asking/prepared.ts';
import type { Db } from '../database.ts';
import { card } from '../schema/cards.ts';
import { written } from '../written.ts';
import { type CardKey, type CardPlace, type CardRow, isAt, own } from './card-place.ts';

/** All copies of a ticket's card in a destination: the desk's own first, then those it learnt of. */
export const cardsOf = atOnce(async (db, keys: CardKey[]): Promise<CardRow[][]> => {
  const rows = await cardsOfTickets(db).execute({ tickets: [...new Set(keys.map(({ ticket }) => ticket))] });
  return keys.map(({ ticket, platform, destination }) =>
    rows.filter(row => row.ticket === ticket && row.platform === platform && row.destination === destination),
  );
});

const cardsOfTickets = prepared(db =>
  db
    .select()
    .from(card)
    .where(sql`${card.ticket} = any(${sql.placeholder('tickets')}::int[])`)
    .orderBy(card.adopted, card.id)
    .prepare('cards_of_tickets'),
);

/** Where the desk's own cards of these tickets lie on a platform; one that seems to be gone is left out. */
export async function placesOnPlatform(
  db: Db,
  platform: ChatPlatform,
  tickets: number[],
): Promise<({ ticket: number; destination: string } & CardPlace)[]> {
  if (tickets.length === 0) return [];
  const rows = await db
    .select({
      ticket: card.ticket,
      destination: card.destination,
      channel: card.channel,
      message: card.message,
    })
    .from(card)
    .where(
      and(
        inArray(card.ticket, tickets),
        eq(card.platform, platform),
        eq(card.adopted, false),
        isNotNull(card.message),
        isNull(card.missingSince),
      ),
    )
    .orderBy(card.id);
  return rows.flatMap(({ ticket, destination, channel, message }) =>
    channel !== null && message !== null ? [{ ticket, destination, channel, message }] : [],
  );
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
      set: { channel: null, message: null, postingSince: at, missingSince: null, shown: null },
    });
}

/**
 * Notes where the card lies. A press on it may have come first, and have made it known as a copy. A database that starts
 * again is waited for: Teams lets nobody look for a card whose place was not noted, and a second one would be posted.
 *
 * @param db no transaction
 * @param shown the likeness of what was posted; whoever knew the place before may have drawn something else there
 */
export async function notePlace(db: Db, key: CardKey, place: CardPlace, shown: string): Promise<void> {
  await written(() =>
    db.transaction(async tx => {
      await tx.delete(card).where(and(isAt(key, place), eq(card.adopted, true)));
      await tx
        .update(card)
        .set({
          ...place,
          postingSince: null,
          missingSince: null,
          shown: sql`case when ${card.message} is null then ${shown} end`,
        })
        .where(own(key));
    }),
  );
}

/** What was begun was surely not posted. */
export async function forgetPosting(db: Db, key: CardKey): Promise<void> {
  await db.delete(card).where(and(own(key), isNull(card.message)));
}

/** Notes that a card is about to be drawn: until {@link endDrawing} nobody knows what it shows. @returns what ends it */
export const beginDrawing = atOnce(async (db, ids: number[]): Promise<string[]> => {
  const mark = `drawn by ${crypto.randomUUID()}`;
  await db.execute(sql`update card set shown = ${mark} where id = any(${sql.param(ids)}::int[])`);
  return ids.map(() => mark);
});

/** What was begun, and what a card shows now; null: nobody knows. */
type Drawn = { id: number; mark: string; shown: string | null };

/** Notes what it shows, unless somebody else has drawn it meanwhile: which of both came last, nobody knows. */
export const endDrawing = atOnce(async (db, drawn: Drawn[]): Promise<Drawn[]> => {
  await db.execute(sql`
    update card set shown = case when card.shown = drawn.mark then drawn.shown end
    from json_to_recordset(${JSON.stringify(drawn)}::json) as drawn(id int, mark text, shown text)
    where card.id = drawn.id`);
  return drawn;
});

const forgottenAtOnce = 100;

/** Nobody knows any more what the cards of these tickets show: whatever draws them next draws them. */
export async function forgetShown(db: Db, tickets: number[]): Promise<void> {
  for (let from = 0; from < tickets.length; from += forgottenAtOnce)
    await db
      .update(card)
      .set({ shown: null })
      .where(
        and(
          sql`${card.ticket} = any(${sql.param(tickets.slice(from, from + forgottenAtOnce))}::int[])`,
          isNotNull(card.shown),
        ),
      );
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

/** Forgets a copy that somebody deleted. */
export async function forgetCard(db: Db, id: number): Promise<void> {
  await db.delete(card).where(eq(card.id, id));
}
