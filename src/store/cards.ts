import { and, eq, isNull } from 'drizzle-orm';
import type { ChatPlatform } from '../ticket/words.ts';
import type { Db } from './database.ts';
import { card, ping, receipt } from './schema.ts';
import { written } from './written.ts';

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

const isAt = ({ platform }: CardKey, { channel, message }: CardPlace) =>
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
      set: { channel: null, message: null, postingSince: at },
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
        .set({ ...place, postingSince: null })
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
      .set({ ...place, postingSince: null })
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
