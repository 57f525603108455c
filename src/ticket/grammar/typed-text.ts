import { written } from '../../written.ts';
import { type Decision, happen, refuse } from './decision.ts';

/** What one can type into a form: Slack's plain text input takes 3,000 characters, so nobody gets more. */
export const textLimit = 3000;

export type TextRefusal = { reason: 'text-missing' } | { reason: 'text-too-long'; limit: number };

/** Something must be said, and not too much of it. */
export function withText<Event>(
  text: string,
  events: (text: string) => Event[],
): Decision<Event, TextRefusal> {
  const typed = written(text);
  if (typed === '') return refuse({ reason: 'text-missing' });
  if (typed.length > textLimit) return refuse({ reason: 'text-too-long', limit: textLimit });
  return happen(...events(typed));
}
