import type { TicketCard } from '../../card.ts';

export const deadlineColors = { good: 'Good', warning: 'Warning', alarm: 'Attention', quiet: 'Default' };
export const deadlineMarks = { good: '🟢', warning: '🟠', alarm: '🔴', quiet: '⏸️' };

/** What is promised to a request, in a line of a list. */
export function promisedIn({ deadline, deadlineTone }: Pick<TicketCard, 'deadline' | 'deadlineTone'>) {
  const promised = deadline === '' ? '' : `${deadlineMarks[deadlineTone]} ${deadline}`;
  return { promised, promisedColor: deadlineColors[deadlineTone] };
}
