import type { ReadingView } from '../../card.ts';
import { cardButton } from './button.ts';
import { type AdaptiveCard, adaptive } from './expand.ts';

/** Paragraphs to be read, such as why a deadline is where it is. */
export function readingAdaptiveCard(reading: ReadingView): AdaptiveCard {
  return adaptive('reading', { ...reading, buttons: [cardButton(reading.back, reading)] });
}
