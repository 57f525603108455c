import { ticketOfPress } from '../../../store/tickets/events.ts';
import { findTicket } from '../../../store/tickets/tickets.ts';
import type { AsideAsked } from '../action.ts';

/**
 * One message is one request. Whoever opened it is told that it is open, however often the platform sends the form; others
 * that it was opened already.
 *
 * @returns '' where it was not
 */
export async function alreadyOpened(
  { desk, operator, press, words }: AsideAsked,
  key: string,
): Promise<string> {
  const number = await ticketOfPress(desk.db, key);
  if (number === null) return '';
  const isAgain =
    press.step === 'submit' && (await findTicket(desk.db, number))?.typed?.by.id === operator.id;
  return words.byHand[isAgain ? 'opened' : 'already'](`#${number}`);
}
