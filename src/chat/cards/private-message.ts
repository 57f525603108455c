import { hasWords, type Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { TicketAction } from '../actions/action.ts';
import { ticketButton } from '../actions/button.ts';
import { open } from '../actions/conversation/open.ts';
import type { CommandAnswer } from '../card.ts';
import type { Moment } from '../in-words/moment.ts';
import { nothing, sectionOf } from '../nothing.ts';
import { wordsIn } from '../words/words.ts';
import { ofOneself } from './line-buttons.ts';
import { ticketLine } from './ticket-line.ts';

/**
 * What one person is told of a request, in the chat between them and the desk.
 *
 * @param why why they are told
 * @param what what there is to say; '' for how it stands
 * @param more what else they can do about it there
 */
export function privateMessage(
  why: string,
  ticket: Seen<Ticket>,
  what: string,
  more: TicketAction[],
  moment: Moment,
): CommandAnswer {
  const words = wordsIn(moment.speech.language);
  const line = ticketLine(ticket, moment);
  const reading = line.buttons.filter(({ verb }) => verb === open.verb);
  const offered = hasWords(ticket) ? more : ofOneself(more);
  const buttons = [...reading, ...offered.map(action => ticketButton(action, ticket, words))];
  return {
    ...nothing,
    title: why,
    sections: [sectionOf([{ ...line, details: what || line.details, buttons }])],
  };
}
