import type { KnownBlock } from '@slack/types';
import { render } from '../../render.ts';

/** The blocks of a message: `cards/<card>/<rendition>.json` expanded over a view that fits Slack's limits. */
export function blocks(card: string, rendition: string, view: object): KnownBlock[] {
  return (render(card, rendition, view) as { blocks: KnownBlock[] }).blocks;
}
