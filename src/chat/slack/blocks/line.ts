import type { KnownBlock } from '@slack/types';
import { clip } from '../../../clip.ts';
import type { LineButton } from '../../card.ts';
import { limits } from '../limits.ts';
import { escapeMrkdwn } from './escape.ts';
import { blocks } from './expand.ts';
import { lineButton } from './line-button.ts';

/**
 * A line of text, for a thread or a whisper. It stands in a block because there Slack leaves bare addresses alone,
 * which in a message's text become links.
 *
 * @param mentions user ids
 */
export function lineBlocks(text: string, mentions: string[] = []): KnownBlock[] {
  const called = mentions.map(id => `<@${id}> `).join('');
  return blocks('line', 'slack', { text: clip(`${called}${escapeMrkdwn(text)}`, limits.plainText) });
}

/** A line for one person, with something that they can still do about it. */
export function offerBlocks(text: string, next: LineButton): KnownBlock[] {
  return [
    ...lineBlocks(text),
    ...blocks('answer', 'slack-buttons', { blockId: '', buttons: [lineButton(next)], menu: [] }),
  ];
}
