import type { TicketCard, TicketLine } from '../../card.ts';
import { escapeMrkdwn } from './escape.ts';

const marks = { good: '🟢', warning: '🟠', alarm: '🔴', quiet: '⏸️' };

/** What is promised stands out: it is what one looks for. */
export function markedDeadline({
  deadline,
  deadlineTone,
}: Pick<TicketCard, 'deadline' | 'deadlineTone'>): string {
  return deadline === '' ? '' : `${marks[deadlineTone]} *${escapeMrkdwn(deadline)}*`;
}

/** In a list the promise stands below the request, its colour before it. */
export function promisedOf({ deadline, deadlineTone }: TicketLine): string {
  return deadline === '' ? '' : `${marks[deadlineTone]} ${escapeMrkdwn(deadline)}`;
}
