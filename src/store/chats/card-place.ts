import { and, eq } from 'drizzle-orm';
import type { ChatPlatform } from '../../ticket/words.ts';
import { card } from '../schema/cards.ts';

/** A ticket's card in one destination, and where it lies. */
export type CardRow = typeof card.$inferSelect;
/** Where a card lies at its platform. */
export type CardPlace = { channel: string; message: string };
/** Which card it is: of which ticket, for which destination. */
export type CardKey = { ticket: number; platform: ChatPlatform; destination: string };

/** The desk's own card of a ticket in a destination, not a copy that it learnt of. */
export const own = ({ ticket, platform, destination }: CardKey) =>
  and(
    eq(card.ticket, ticket),
    eq(card.platform, platform),
    eq(card.destination, destination),
    eq(card.adopted, false),
  );

/** Whatever card lies at a place. */
export const isAt = ({ platform }: Pick<CardKey, 'platform'>, { channel, message }: CardPlace) =>
  and(eq(card.platform, platform), eq(card.channel, channel), eq(card.message, message));
