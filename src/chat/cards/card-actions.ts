import { kindsOf } from '../../ticket/duties/regime.ts';
import { isAway } from '../../ticket/people/absences.ts';
import { hasWords, type Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Operator } from '../../ticket/words.ts';
import { opensWindow, type TicketAction, type Where } from '../actions/action.ts';
import { ticketActions } from '../actions/actions.ts';
import { ticketButton } from '../actions/button.ts';
import { isOrphaned } from '../actions/claiming/orphaned.ts';
import { cardStateOf } from '../actions/offer.ts';
import { placeOnCard } from '../actions/places.ts';
import type { CardAction, LineButton } from '../card.ts';
import { standingOf } from '../in-words/duties/standing.ts';
import type { Moment } from '../in-words/moment.ts';
import type { LetterNow } from '../letter-now.ts';
import { type Words, wordsIn } from '../words/words.ts';

/** What can be done with a ticket in this state, each in its place. */
export function actionsOnCard(
  ticket: Seen<Ticket>,
  letter: LetterNow,
  moment: Moment,
  operators: Operator[] = [],
): CardAction[] {
  const words = wordsIn(moment.speech.language);
  const where = onCard(ticket, letter, moment, operators);
  // Whoever may not read it cannot act on it either. What shows it stands there for those who may: a press lets nobody in.
  const all = hasWords(ticket) ? ticketActions : ticketActions.filter(({ isReading }) => isReading);
  return all
    .flatMap(action => {
      const place = placeOnCard(action.verb);
      return place && action.offered(where) ? [{ action, ...place }] : [];
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ action, place, emphasis }) => ({
      verb: action.verb,
      label: action.label(words, ticket),
      emphasis,
      place,
      opens: opensWindow(action),
    }));
}

/**
 * What buttons on a ticket's card, or in a line of a list, depend on.
 *
 * @param operators who may act on it, where that is known: what nobody of them has is to be claimed
 */
export function onCard(
  ticket: Seen<Ticket>,
  letter: LetterNow,
  { terms, absences, now }: Pick<Moment, 'terms' | 'absences' | 'now'>,
  operators: Operator[] = [],
): Extract<Where, { on: 'card' }> {
  return {
    on: 'card',
    ticket,
    state: cardStateOf({ ...ticket, assignee: isOrphaned(ticket, operators) ? null : ticket.assignee }),
    letter,
    servesCompanies: (terms.companies?.all.length ?? 0) > 0,
    givesQuotes: terms.policy.quotes !== null,
    isAway: ticket.assignee !== null && isAway(absences, ticket.assignee.id, now),
    catalogue: terms.policy.catalogue,
    duties: { kinds: kindsOf(terms.policy.duties), standing: standingOf(ticket, { terms }) },
  };
}

/** In a list what is most likely stands first. */
export function actionsInList(
  list: Exclude<Where['on'], 'card'>,
  ticket: Seen<Ticket>,
  words: Words,
): LineButton[] {
  if (!hasWords(ticket)) return [];
  const offered = ticketActions.flatMap((action: TicketAction) => {
    const offer = action.offered({ on: list, ticket });
    return offer ? [{ action, ...offer }] : [];
  });
  return offered
    .toSorted((a, b) => rank(a.emphasis) - rank(b.emphasis))
    .map(({ action, emphasis }) => ({ ...ticketButton(action, ticket, words), emphasis }));
}

function rank(emphasis: CardAction['emphasis']): number {
  return emphasis === 'primary' ? 0 : 1;
}
