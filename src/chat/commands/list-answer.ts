import { seen } from '../../ticket/sight/seen.ts';
import { eyesOf } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { CommandAnswer } from '../card.ts';
import { ticketLine } from '../cards/ticket-line.ts';
import { momentOf } from '../in-words/moment.ts';
import type { Asked } from './command.ts';

/** As many as fit on a screen; Slack's Home tab and message have room for about these. */
export const listed = 12;

/** Tickets, each on a line with its button. @param ifNone what is said where there are none */
export function listAnswer(
  title: string,
  tickets: Ticket[],
  ifNone: string,
  { desk, speech, viewer }: Pick<Asked, 'desk' | 'speech' | 'viewer'>,
): CommandAnswer {
  const moment = momentOf(desk, speech);
  const eyes = eyesOf(desk, viewer, 'list');
  const lines = tickets.map(ticket => ticketLine(seen(ticket, eyes), moment));
  return { title, lines, text: ifNone, buttons: [] };
}

/** Words alone. */
export function saidAnswer(title: string, ...lines: string[]): CommandAnswer {
  return { title, lines: [], text: lines.join('\n'), buttons: [] };
}
