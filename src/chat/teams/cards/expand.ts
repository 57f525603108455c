import { render } from '../../render.ts';
import { cardBytes } from '../limits.ts';

/**
 * An Adaptive Card as Teams takes it. Each is `cards/<card>/teams.json`, expanded over a shared view. Whatever somebody
 * wrote stands in a TextRun, where Teams reads neither Markdown nor mentions.
 */
export type AdaptiveCard = { type: 'AdaptiveCard'; [property: string]: unknown };

export function adaptive(card: string, view: object): AdaptiveCard {
  return render(card, 'teams', view) as AdaptiveCard;
}

/** Whether it is as small as Teams wants a card. */
export function isTaken(card: AdaptiveCard): boolean {
  return Buffer.byteLength(JSON.stringify(card)) <= cardBytes;
}
