import { clip } from '../../../clip.ts';
import type { LineButton } from '../../card.ts';
import { paragraphLength } from '../limits.ts';
import { lineButtonOn, type Surface } from './button.ts';
import { type AdaptiveCard, adaptive } from './expand.ts';

/** A line for one person, with what they can do about it. @param more buttons after that */
export function lineAdaptiveCard(
  line: string,
  next: LineButton | null,
  on: Surface,
  more: unknown[] = [],
): AdaptiveCard {
  return adaptive('line', {
    line: clip(line, paragraphLength),
    buttons: [...(next ? [lineButtonOn(on, next)] : []), ...more],
  });
}
