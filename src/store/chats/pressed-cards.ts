import { and, eq, isNull, sql } from 'drizzle-orm';
import type { ChatPlatform } from '../../ticket/words.ts';
import { prepared } from '../asking/prepared.ts';
import type { Db } from '../database.ts';
import { card } from '../schema/cards.ts';
import { type CardKey, type CardPlace, isAt, own } from './card-place.ts';

/**
 * Notes a card that the desk learns of from a press on it: its own, if the posting was never noted (a crash in
 * between), else a copy. A place that is known stays as it is.
 *
 * @returns whether it is news
 */
export async function adoptPlace(db: Db, key: CardKey, place: CardPlace): Promise<boolean> {
  return await db.transaction(async tx => {
    const known = await tx.select({ id: card.id }).from(card).where(isAt(key, place));
    if (known.length > 0) return false;
    const mended = await tx
      .update(card)
      .set({ ...place, postingSince: null, missingSince: null, shown: null })
      .where(and(own(key), isNull(card.message)))
      .returning({ id: card.id });
    if (mended.length > 0) return true;
    const copied = await tx
      .insert(card)
      .values({ ...key, ...place, adopted: true })
      .onConflictDoNothing()
      .returning({ id: card.id });
    return copied.length > 0;
  });
}

/** The ticket whose card lies at a place, its own or a copy; null where none does. */
export async function ticketAt(
  db: Db,
  platform: ChatPlatform,
  { channel, message }: CardPlace,
): Promise<number | null> {
  const [row] = await lyingAt(db).execute({ platform, channel, message });
  return row?.ticket ?? null;
}

const lyingAt = prepared(db =>
  db
    .select({ ticket: card.ticket })
    .from(card)
    .where(
      and(
        eq(card.platform, sql.placeholder('platform')),
        eq(card.channel, sql.placeholder('channel')),
        eq(card.message, sql.placeholder('message')),
      ),
    )
    .prepare('card_at'),
);

/** Forgets whatever is known of a card at a place. */
export async function forgetPlace(db: Db, platform: ChatPlatform, place: CardPlace): Promise<void> {
  await db.delete(card).where(isAt({ platform }, place));
}
