import type { CommandAnswer } from '../card.ts';
import { nothing } from '../nothing.ts';

/** Words alone. */
export function saidAnswer(title: string, ...lines: string[]): CommandAnswer {
  return { ...nothing, title, text: lines.join('\n') };
}
