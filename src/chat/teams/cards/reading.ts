import type { ReadingView } from '../../card.ts';
import { leaveButton, type Surface } from './button.ts';
import { type AdaptiveCard, adaptive } from './expand.ts';

/** Paragraphs to be read, such as why a deadline is where it is. */
export function readingAdaptiveCard(reading: ReadingView, on: Surface = 'dialog'): AdaptiveCard {
  return adaptive('reading', {
    ...reading,
    links: reading.links ?? [],
    title: on === 'dialog' ? '' : reading.title,
    buttons: [leaveButton(reading.leave, reading, on)],
  });
}
