import type { Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { ticketButton } from '../actions/button.ts';
import { open } from '../actions/conversation/open.ts';
import { cardStateOf, more } from '../actions/offer.ts';
import type { LineButton } from '../card.ts';
import { noLetter } from '../letter-now.ts';
import type { Words } from '../words/words.ts';
import { type Offered, offered, rank } from './card-actions.ts';

/** In a line there is room for two, and to read it. */
const frontAtMost = 2;

/**
 * What can be done with a ticket from a line of a list: what its card offers, the most likely in front, the rest behind the
 * menu. The press asks for a form, where there is one.
 */
export function buttonsInLine(ticket: Seen<Ticket>, words: Words): LineButton[] {
  const all = offered({ on: 'card', ticket, state: cardStateOf(ticket), letter: noLetter });
  const reading = all.filter(({ action }) => action.verb === open.verb);
  const others = all.filter(each => !reading.includes(each)).toSorted((a, b) => rank(a) - rank(b));
  const front = others.filter(({ offer }) => offer.place === 'front').slice(0, frontAtMost);
  const rest = others.filter(each => !front.includes(each)).map(each => ({ ...each, offer: more }));
  return [...front, ...reading, ...rest].map(({ action, offer: { emphasis, place } }: Offered) => ({
    ...ticketButton(action, ticket, words),
    emphasis,
    place,
  }));
}
