import { hasWords, type Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { opensWindow, type TicketAction, type Where } from '../actions/action.ts';
import { ticketActions } from '../actions/actions.ts';
import { cardStateOf, more, type Offer } from '../actions/offer.ts';
import type { CardAction } from '../card.ts';
import type { LetterNow } from '../letter-now.ts';
import type { Speech } from '../say.ts';
import { type Words, wordsIn } from '../words/words.ts';

type Offered = { action: TicketAction; offer: Offer };

/** What can be done with a ticket in this state, the most likely first. */
export function actionsOnCard(ticket: Seen<Ticket>, letter: LetterNow, speech: Speech): CardAction[] {
  const words = wordsIn(speech.language);
  return fitting(offered({ on: 'card', ticket, state: cardStateOf(ticket), letter })).map(offer =>
    actionView(offer, ticket, words),
  );
}

/** In a list what is most likely stands first. */
export function actionsInList(
  list: Exclude<Where['on'], 'card'>,
  ticket: Seen<Ticket>,
  words: Words,
): CardAction[] {
  return offered({ on: list, ticket })
    .toSorted((a, b) => rank(a) - rank(b))
    .map(offer => actionView(offer, ticket, words));
}

function actionView({ action, offer: { place, emphasis } }: Offered, ticket: Seen<Ticket>, words: Words) {
  return {
    verb: action.verb,
    label: action.label(words, ticket),
    emphasis,
    place,
    opens: opensWindow(action),
  };
}

function rank({ offer }: Offered): number {
  return offer.emphasis === 'primary' ? 0 : 1;
}

/** Whoever may not read it cannot act on it either. */
function offered(where: Where): Offered[] {
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
