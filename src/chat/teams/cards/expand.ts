import { render } from '../../render.ts';

/**
 * An Adaptive Card as Teams takes it. Each is `cards/<card>/teams.json`, expanded over a shared view. Whatever somebody
 * wrote stands in a TextRun, where Teams reads neither Markdown nor mentions.
 */
export type AdaptiveCard = { type: 'AdaptiveCard'; [property: string]: unknown };

export function adaptive(card: string, view: object): AdaptiveCard {
  return render(card, 'teams', view) as AdaptiveCard;
}

/** A TextRun has no line breaks that all clients honour: each paragraph is a block of its own. */
export function paragraphsOf(text: string): string[] {
  const paragraphs = text
    .split(/\n{2,}/)
    .map(paragraph => paragraph.trim())
    .filter(paragraph => paragraph !== '');
  return paragraphs.length > 0 ? paragraphs : [text];
}
