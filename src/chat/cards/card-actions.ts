import { textLimit } from '../../ticket/grammar/typed-text.ts';
import { hasWords, type Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Operator } from '../../ticket/words.ts';
import type { TicketAction, Where } from '../actions/action.ts';
import { ticketActions } from '../actions/actions.ts';
import { ticketButton } from '../actions/button.ts';
import { carriedForm } from '../actions/form-view.ts';
import { cardStateOf, more, type Offer } from '../actions/offer.ts';
import type { CardAction, LineButton } from '../card.ts';
import type { LetterNow } from '../letter-now.ts';
import { readable } from '../readable.ts';
import type { Speech } from '../say.ts';
import { type Words, wordsIn } from '../words/words.ts';

/** A button, and how it stands where it is offered. */
export type Offered = { action: TicketAction; offer: Offer };

/** What can be done with a ticket in this state, the most likely first, each with the form that the card carries along. */
export function actionsOnCard(
  ticket: Seen<Ticket>,
  letter: LetterNow,
  operators: Operator[],
  speech: Speech,
): CardAction[] {
  const words = wordsIn(speech.language);
  const { draft } = letter;
  return fitting(offered({ on: 'card', ticket, state: cardStateOf(ticket), letter })).flatMap(
    ({ action, offer: { place, emphasis } }) => {
      const isDrafted = draft !== null && draft.what === action.letter?.event;
      const typed = isDrafted ? { text: readable(draft.text, textLimit) } : {};
      const form = carriedForm(action, ticket, operators, speech.language, typed);
      if (action.form?.kind === 'carried' && !form) return [];
      return [{ verb: action.verb, label: action.label(words, ticket), emphasis, place, form }];
    },
  );
}

/** In a list a form is not carried along: the press asks for it. What is most likely stands first. */
export function actionsInList(
  list: Exclude<Where['on'], 'card'>,
  ticket: Seen<Ticket>,
  words: Words,
): LineButton[] {
  return offered({ on: list, ticket })
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ action, offer: { place, emphasis } }) => ({
      ...ticketButton(action, ticket, words),
      emphasis,
      place,
    }));
}

/** What is most likely before the rest. */
export function rank({ offer }: Offered): number {
  return offer.emphasis === 'primary' ? 0 : 1;
}

/** All that is offered there. Whoever may not read it cannot act on it either. */
export function offered(where: Where): Offered[] {
  if (!hasWords(where.ticket)) return [];
  return ticketActions.flatMap(action => {
    const offer = action.offered(where);
    return offer ? [{ action, offer }] : [];
  });
}

/** Teams shows six buttons. */
const frontAtMost = 6;

/** Where more is asked for at once, what can step back does. What stands behind the menu comes after what does not. */
function fitting(all: Offered[]): Offered[] {
  const inFront = all.filter(({ offer }) => offer.place === 'front');
  const back = inFront
    .filter(({ offer }) => Number.isFinite(offer.stepsBack))
    .toSorted((a, b) => a.offer.stepsBack - b.offer.stepsBack)
    .slice(0, Math.max(0, inFront.length - frontAtMost));
  const placed = all.map(each => (back.includes(each) ? { ...each, offer: more } : each));
  return placed.toSorted((a, b) => Number(isInMenu(a)) - Number(isInMenu(b)));
}

function isInMenu({ offer }: Offered): boolean {
  return offer.place === 'more';
}
