import type { CardRow } from '../../store/chats/card-place.ts';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { CardPlace } from '../gateway.ts';

/** Where a ticket's card is wanted: the channel as desk.yaml names it. */
export type CardKey = { ticket: number; platform: ChatPlatform; destination: string };

/** Where a card lies, as it was noted; null while it is being posted. */
export function noted({ channel, message }: CardRow): CardPlace | null {
  return channel !== null && message !== null ? { channel, message } : null;
}
