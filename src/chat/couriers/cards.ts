import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import { changedCardEffect } from '../../desk/effects.ts';
import { placesOf } from '../../desk/places.ts';
import type { Courier, Effect } from '../../outbox/effect.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { placeFactsOf } from '../../store/tickets/kept-to-few.ts';
import { type Chats, gatewayToOperators, shownAt } from './chats.ts';
import { showCard } from './show-card.ts';

const drawn = shownAt.extend({ ifOther: z.boolean().default(false) });
const redrawn = z.object({ tickets: z.array(z.number()) });
const redrawnAtOnce = 500;

/** A ticket's card, drawn as it is now. */
export function cardCourier(chats: Chats): Courier {
  return async payload => {
    const { ifOther, ...where } = drawn.parse(payload);
    await showCard(chats, gatewayToOperators(chats, where), where, ifOther);
  };
}

/** The cards of many tickets, wherever they lie: an effect for each, some at a time. */
export function redrawCourier({ desk }: Chats): Courier {
  return async payload => {
    const tickets = [...new Set(redrawn.parse(payload).tickets)];
    for (let from = 0; from < tickets.length; from += redrawnAtOnce)
      await enqueue(desk.db, await anew(desk, tickets.slice(from, from + redrawnAtOnce)));
  };
}

/** In the order in which they were named. */
async function anew(desk: Desk, tickets: number[]): Promise<Effect[]> {
  const known = await placeFactsOf(desk.db, tickets);
  return tickets.flatMap(number => {
    const ticket = known.get(number);
    const places = ticket ? placesOf(desk, ticket) : [];
    return places.map(place => changedCardEffect(place, number));
  });
}
