import { placesOnPlatform } from '../../store/chats/cards.ts';
import type { Db } from '../../store/database.ts';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { Gateways } from '../gateway.ts';

/** Addresses of requests' cards on a platform, by the request's number; where none lies, or the way is not known, none. */
export type CardLinks = (platform: ChatPlatform, tickets: number[]) => Promise<ReadonlyMap<number, string>>;

/** Looks up where cards lie, and asks the platform how one gets there. */
export function cardLinks(desk: { db: Db }, gateways: Gateways): CardLinks {
  return async (platform, tickets) => {
    const gateway = gateways[platform];
    const places = gateway ? await placesOnPlatform(desk.db, platform, tickets) : [];
    const links = await Promise.all(
      places.map(async ({ ticket, ...place }) => [ticket, (await gateway?.linkTo(place)) ?? ''] as const),
    );
    return new Map(links.filter(([, link]) => link !== ''));
  };
}

/** Where no chat is at hand. */
export const noLinks: CardLinks = async () => new Map();
