import { whyUnwritable } from '../../../ticket/people/authorship.ts';
import { hasWords, seen } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import { readableLine } from '../../readable.ts';
import type { Words } from '../../words/words.ts';
import type { AsideAsked } from '../action.ts';

/** That a request is open; and where nobody can be written to, that too. */
export function openedInWords({ byHand }: Words, number: number, isUnwritable: boolean): string {
  return byHand[isUnwritable ? 'openedUnwritable' : 'opened'](`#${number}`);
}

/** The same of one that this press has opened before. */
export function openedAgain(ticket: Ticket, { desk, operator, words }: AsideAsked): string {
  const shown = seen(ticket, eyesOf(desk, { kind: 'operator', operator }, 'answer'));
  return openedInWords(words, ticket.number, hasWords(shown) && whyUnwritable(shown) !== null);
}

/**
 * Whether a request is what this press opened, told of once more: a call is known by its form and what was filled in; of a
 * message in chat one request is made, and it bears the form that made it.
 */
export function isOfPress({ typed }: Ticket, { press, operator }: AsideAsked): boolean {
  if (!typed?.from) return true;
  const { press: made } = typed.from;
  return made === undefined ? typed.by.id === operator.id : made === press.key;
}

/** What stands above the form of whoever filled in something else of a message of which a request was made meanwhile. */
export function otherOpened(ticket: Ticket, { desk, operator, words }: AsideAsked): string {
  const shown = seen(ticket, eyesOf(desk, { kind: 'operator', operator }, 'form'));
  return words.byHand.otherOpened(`#${ticket.number}`, readableLine(shown.typed?.by.name ?? '', 60));
}
