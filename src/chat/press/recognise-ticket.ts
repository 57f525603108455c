import type { Desk } from '../../desk/desk.ts';
import { whereItGoesOn } from '../../desk/intake/which-ticket.ts';
import { seenElsewhere } from '../../desk/watch/restored.ts';
import { highestNumber } from '../../store/tickets/ticket-numbers.ts';
import { findTicket } from '../../store/tickets/tickets.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Operator } from '../../ticket/words.ts';
import type { TicketAction } from '../actions/action.ts';
import type { ButtonPress } from '../button-press.ts';
import { asFirstPressed, type Repeatable } from '../repeats/first-pressed.ts';
import type { Words } from '../words/words.ts';
import { withDraft } from './letter/own-draft.ts';

type Recognised = ({ ok: true; ticket: Ticket } & Repeatable) | { ok: false; line: string };

/** A button's value is not signed: what somebody made up must not use the numbers up. */
const numbersBelieved = 100_000;

/** Which ticket a press is about, with the draft that it sends; under the key of the first, if it was told of twice. */
export async function recogniseTicket(
  desk: Desk,
  words: Words,
  pressed: ButtonPress,
  named: Ticket | null,
  action: TicketAction,
  operator: Operator,
): Promise<Recognised> {
  if (!named || named.nonce !== pressed.nonce)
    return { ok: false, line: await whyUnknown(desk, pressed, named, words) };
  // What a merged ticket said is read where it goes on.
  const number =
    action.isReading && named.mergedInto !== null ? await whereItGoesOn(desk.db, named.number) : named.number;
  const ticket = number === named.number ? named : await findTicket(desk.db, number);
  if (!ticket) return { ok: false, line: words.unknownTicket };
  const drafted = await withDraft(desk, { ...pressed, ticket: number }, operator);
  if (!drafted) return { ok: false, line: words.people.draftGone };
  return { ok: true, ticket, ...(await asFirstPressed(desk, drafted, action, operator)) };
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
