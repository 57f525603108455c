import { ticketLine } from '../chat/cards/ticket-line.ts';
import type { Moment } from '../chat/in-words/moment.ts';
import type { Seen } from '../ticket/sight/seen.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** A ticket as two lines on a terminal. @param indent before the second */
export function ticketInText(ticket: Seen<Ticket>, moment: Moment, indent = ''): string {
  const { token, subject, details, deadline } = ticketLine(ticket, moment);
  return `${token}  ${subject}\n${indent}${[details, deadline].filter(Boolean).join(' · ')}`;
}
