import type { ListItem, PromiseTone, TicketLine } from '../../card.ts';
import { escapeMrkdwn } from './escape.ts';

/** Never alone: the words beside it say the same. */
export const toneMarks: Record<PromiseTone, string> = {
  'on-track': '🟢',
  soon: '🟠',
  overdue: '🔴',
  paused: '⏸️',
  none: '',
};

/** What is promised stands out: it is what one looks for. */
export function markedDeadline({
  deadline,
  deadlineTone,
}: Pick<ListItem, 'deadline' | 'deadlineTone'>): string {
  return deadline === '' ? '' : `${toneMarks[deadlineTone]} *${escapeMrkdwn(deadline)}*`.trimStart();
}

/** In a list the promise stands below the request, its colour before it. */
export function promisedOf({
  deadline,
  deadlineTone,
}: Pick<TicketLine, 'deadline' | 'deadlineTone'>): string {
  return deadline === '' ? '' : `${toneMarks[deadlineTone]} ${escapeMrkdwn(deadline)}`.trimStart();
}
