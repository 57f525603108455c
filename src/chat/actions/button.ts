import type { Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { LineButton } from '../card.ts';
import type { Words } from '../words/words.ts';
import { type AsideAction, opensWindow, type TicketAction } from './action.ts';

/** A button below a line. Its version is that of what was seen; 0 where that does not matter. */
export function ticketButton(
  action: TicketAction,
  ticket: Seen<Ticket>,
  words: Words,
  about: { version?: number; page?: string; label?: string } = {},
): LineButton {
  const { verb } = action;
  const { number, nonce, version } = ticket;
  const opens = opensWindow(action);
  return { verb, label: action.label(words, ticket), opens, number, nonce, version, ...about };
}

/** @param id of what it is about, which travels in a ticket's place */
export function asideButton(
  action: AsideAction,
  { id, nonce }: { id: number; nonce: string },
  words: Words,
): LineButton {
  const { verb } = action;
  const emphasis = action.offered(id)?.emphasis ?? 'default';
  const opens = opensWindow(action);
  return { verb, label: action.label(words, id), opens, number: id, nonce, version: 0, emphasis };
}
