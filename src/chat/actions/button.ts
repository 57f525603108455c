import type { Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { LineButton } from '../card.ts';
import type { Words } from '../words/words.ts';
import type { AsideAction, TicketAction } from './action.ts';

/** A button below a line. Its version is that of what was seen; 0 where that does not matter. */
export function ticketButton(
  { verb, label }: TicketAction,
  ticket: Seen<Ticket>,
  words: Words,
  about: { version?: number; page?: string; label?: string } = {},
): LineButton {
  const { number, nonce, version } = ticket;
  return { verb, label: label(words, ticket), number, nonce, version, ...about };
}

/** @param id of what it is about, which travels in a ticket's place */
export function asideButton(
  { verb, label, offered }: AsideAction,
  { id, nonce }: { id: number; nonce: string },
  words: Words,
): LineButton {
  const emphasis = offered(id)?.emphasis ?? 'default';
  return { verb, label: label(words, id), number: id, nonce, version: 0, emphasis };
}
