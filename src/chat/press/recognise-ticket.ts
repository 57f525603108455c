import type { Desk } from '../../desk/desk.ts';
import { whereItGoesOn } from '../../desk/intake/which-ticket.ts';
import { seenElsewhere } from '../../desk/watch/restored.ts';
import { type CardFacts, cardFactsOf } from '../../store/asking/card-facts.ts';
import { isInteger } from '../../store/integer.ts';
import { highestNumber } from '../../store/tickets/ticket-numbers.ts';
import { eyesOf, seesRestricted } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Operator } from '../../ticket/words.ts';
import type { TicketAction } from '../actions/action.ts';
import type { ButtonPress } from '../button-press.ts';
import { asFirstPressed, type Repeatable } from '../repeats/first-pressed.ts';
import type { Words } from '../words/words.ts';
import { withDraft } from './letter/own-draft.ts';

/** @property facts of the request that is meant, read when the press came */
type Recognised = ({ ok: true; facts: CardFacts } & Repeatable) | { ok: false; line: string };

/** A button's value is not signed: what somebody made up must not use the numbers up. */
const numbersBelieved = 100_000;

/** All that a press needs to know of its request, read at once; null where there is none. */
export async function requestPressed(
  desk: Pick<Desk, 'db' | 'maySeeWords'>,
  number: number,
  operator: Operator,
): Promise<CardFacts | null> {
  if (!isInteger(number)) return null;
  const eyes = eyesOf(desk, { kind: 'operator', operator }, 'answer');
  return await cardFactsOf(desk.db, { number, sees: seesRestricted(eyes) });
}

/** Which ticket a press is about, with the draft that it sends; under the key of the first, if it was told of twice. */
export async function recogniseTicket(
  desk: Desk,
  words: Words,
  pressed: ButtonPress,
  known: CardFacts | null,
  action: TicketAction,
  operator: Operator,
): Promise<Recognised> {
  const named = known?.ticket;
  if (!known || !named || named.nonce !== pressed.nonce)
    return { ok: false, line: await whyUnknown(desk, pressed, named ?? null, words) };
  // What a merged ticket said is read where it goes on.
  const number =
    action.isReading && named.mergedInto !== null ? await whereItGoesOn(desk.db, named.number) : named.number;
  const facts = number === named.number ? known : await requestPressed(desk, number, operator);
  if (!facts) return { ok: false, line: words.unknownTicket };
  const drafted = await withDraft(desk, { ...pressed, ticket: number }, operator);
  if (!drafted) return { ok: false, line: words.people.draftGone };
  return { ok: true, facts, ...(await asFirstPressed(desk, drafted, action, operator)) };
}

/** Our cards name tickets that there were: one beyond all that the database knows tells that it is an older state. */
async function whyUnknown(
  desk: Desk,
  press: ButtonPress,
  named: Ticket | null,
  words: Words,
): Promise<string> {
  if (press.nonce === '') return named ? words.lostRequest : words.unknownTicket;
  const isLikely = press.ticket < (await highestNumber(desk.db)) + numbersBelieved;
  if (isLikely) await desk.db.transaction(tx => seenElsewhere(desk, tx, press.ticket));
  return words.lostRequest;
}
