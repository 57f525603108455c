import type { Desk } from '../../desk/desk.ts';
import { isAmong } from '../../desk/places.ts';
import { placesOnPlatform } from '../../store/chats/cards.ts';
import { incidentCardsOn } from '../../store/incidents/cards.ts';
import { hasWords, type Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { Gateways } from '../gateway.ts';

/** Addresses of requests' cards on a platform, by the request's number; where none lies, or the way is not known, none. */
export type CardLinks = ((
  platform: ChatPlatform,
  tickets: Seen<Ticket>[],
) => Promise<ReadonlyMap<number, string>>) & {
  /** The same of incidents, by their ids. */
  toIncidents(platform: ChatPlatform, ids: number[]): Promise<ReadonlyMap<number, string>>;
};

/**
 * Looks up where cards lie, and asks the platform how one gets there. Of what few may see, whoever may is led to the card
 * among those few, and the others to the one without words.
 */
export function cardLinks(desk: Pick<Desk, 'db' | 'restrictedDestinations'>, gateways: Gateways): CardLinks {
  const toTickets = async (platform: ChatPlatform, tickets: Seen<Ticket>[]) => {
    const gateway = gateways[platform];
    const whole = new Set(tickets.filter(hasWords).map(({ number }) => number));
    const numbers = tickets.map(({ number }) => number);
    const places = gateway ? await placesOnPlatform(desk.db, platform, numbers) : [];
    const isForFew = (destination: string) =>
      isAmong(desk.restrictedDestinations, { platform, channel: destination });
    // The last of several wins.
    const sorted = places.toSorted((a, b) => fits(a.destination, a.ticket) - fits(b.destination, b.ticket));
    function fits(destination: string, ticket: number): number {
      return isForFew(destination) === whole.has(ticket) ? 1 : 0;
    }
    const links = await Promise.all(
      sorted.map(async ({ ticket, channel, message }) => {
        return [ticket, (await gateway?.linkTo({ channel, message })) ?? ''] as const;
      }),
    );
    return new Map(links.filter(([, link]) => link !== ''));
  };
  const toIncidents = async (platform: ChatPlatform, ids: number[]) => {
    const gateway = gateways[platform];
    const places = gateway ? await incidentCardsOn(desk.db, platform, ids) : [];
    const links = await Promise.all(
      places.map(async ({ incident, channel, message }) => {
        return [incident, (await gateway?.linkTo({ channel, message })) ?? ''] as const;
      }),
    );
    return new Map(links.filter(([, link]) => link !== ''));
  };
  return Object.assign(toTickets, { toIncidents });
}

/** Where no chat is at hand. */
export const noLinks: CardLinks = Object.assign(async () => new Map<number, string>(), {
  toIncidents: async () => new Map<number, string>(),
});
