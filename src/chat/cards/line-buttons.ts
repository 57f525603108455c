import type { Seen } from '../../ticket/sight/seen.ts';
import { hasWords } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Operator } from '../../ticket/words.ts';
import type { TicketAction } from '../actions/action.ts';
import { ticketActions } from '../actions/actions.ts';
import { ticketButton } from '../actions/button.ts';
import { placeOnCard } from '../actions/places.ts';
import type { LineButton } from '../card.ts';
import type { Moment } from '../in-words/moment.ts';
import { noLetter } from '../letter-now.ts';
import type { Words } from '../words/words.ts';
import { onCard } from './card-actions.ts';

/** A line has no more room for them than a card. */
const frontAtMost = 3;

/**
 * What can be done with a ticket from a line of a list: what its card offers, in the same order, the rest behind the menu.
 * The press asks for a form, where there is one. Whoever may not read it can do what is about themselves alone.
 *
 * @param own what whoever reads the list can do about it besides
 * @param operators who may act on it, where that is known
 */
export function buttonsInLine(
  ticket: Seen<Ticket>,
  moment: Pick<Moment, 'terms' | 'absences' | 'now'>,
  words: Words,
  own: TicketAction[] = [],
  operators: Operator[] = [],
): LineButton[] {
  if (!hasWords(ticket)) return ofOneself(own).map(action => ticketButton(action, ticket, words));
  const where = onCard(ticket, noLetter, moment, operators);
  const offered = ticketActions
    .flatMap(action => {
      const place = placeOnCard(action.verb);
      return place && action.offered(where) ? [{ action, ...place }] : [];
    })
    .toSorted((a, b) => a.rank - b.rank);
  const front = offered.filter(({ place }) => place !== 'more').slice(0, frontAtMost);
  const behindMenu = { place: 'more' as const, menu: words.lists.more };
  return [
    ...[...front, ...offered.filter(each => !front.includes(each))].map(each => ({
      ...ticketButton(each.action, ticket, words),
      emphasis: each.emphasis,
      ...(front.includes(each) ? {} : behindMenu),
    })),
    ...own.map(action => ({ ...ticketButton(action, ticket, words), ...behindMenu })),
  ];
}

/** Of these, what whoever may not read a request can do all the same. */
export function ofOneself(actions: TicketAction[]): TicketAction[] {
  return actions.filter(({ isOfOneself }) => isOfOneself);
}
