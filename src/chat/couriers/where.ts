import type { CardRow } from '../../store/chats/card-place.ts';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { CardPlace } from '../gateway.ts';

/** Where a ticket's card is wanted: the channel as desk.yaml names it. */
export type CardKey = { ticket: number; platform: ChatPlatform; destination: string };

/** Where a card lies, as it was noted; null while it is being posted. */
export function noted({ channel, message }: CardRow): CardPlace | null {
  return channel !== null && message !== null ? { channel, message } : null;
}

/** Under which it is noted that an event's line was posted. */
export function lineKey({ platform, destination, ticket }: CardKey, sequence: number): string {
  return `line:${platform}:${destination}:${ticket}:${sequence}`;
}
