import type { ListItem, PromiseTone } from '../../card.ts';

export const toneColors: Record<PromiseTone, string> = {
  'on-track': 'Good',
  soon: 'Warning',
  overdue: 'Attention',
  paused: 'Default',
  none: 'Default',
};
export const toneMarks: Record<PromiseTone, string> = {
  'on-track': '🟢',
  soon: '🟠',
  overdue: '🔴',
  paused: '⏸️',
  none: '',
};

/** What is promised to a request, in a line of a list. */
export function promisedIn({ deadline, deadlineTone }: Pick<ListItem, 'deadline' | 'deadlineTone'>) {
  const promised = deadline === '' ? '' : `${toneMarks[deadlineTone]} ${deadline}`.trimStart();
  return { promised, promisedColor: toneColors[deadlineTone] };
}
