import { and, eq } from 'drizzle-orm';
import type { ChatPlatform } from '../ticket/words.ts';
import type { Db } from './database.ts';
import { card } from './schema.ts';

/** A ticket's card in one destination, and where it lies. */
export type CardRow = typeof card.$inferSelect;
export type CardKey = { ticket: number; platform: ChatPlatform; destination: string };

const own = ({ ticket, platform, destination }: CardKey) =>
  and(
    eq(card.ticket, ticket),
    eq(card.platform, platform),
    eq(card.destination, destination),
    eq(card.adopted, false),
  );

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
      set: { channel: null, message: null, postingSince: at },
    });
}

/** Notes where the card lies. */
export async function notePlace(
  db: Db,
  key: CardKey,
  place: { channel: string; message: string },
): Promise<void> {
  await db
    .update(card)
    .set({ ...place, postingSince: null })
    .where(own(key));
}

/** Notes a copy of which the desk did not know; a place that it knows is left as it is. */
export async function adoptPlace(
  db: Db,
  key: CardKey,
  place: { channel: string; message: string },
): Promise<boolean> {
  const rows = await db
    .insert(card)
    .values({ ...key, ...place, adopted: true })
    .onConflictDoNothing()
    .returning({ id: card.id });
  return rows.length > 0;
}

/** Forgets a copy that somebody deleted. */
export async function forgetCard(db: Db, id: number): Promise<void> {
  await db.delete(card).where(eq(card.id, id));
}
