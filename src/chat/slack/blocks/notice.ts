import type { KnownBlock } from '@slack/types';
import { clip } from '../../../clip.ts';
import type { NoticeCard } from '../../card.ts';
import { limits } from '../limits.ts';
import { blocks } from './expand.ts';
import { lineButton } from './line-button.ts';

/** A card for the admins. */
export function noticeBlocks(notice: NoticeCard): KnownBlock[] {
  return blocks('notice', 'slack', {
    mark: notice.tone === 'settled' ? '✔️' : '⚠️',
    title: clip(notice.title, limits.header - 4),
    text: clip(notice.text, limits.plainText),
    buttons: notice.buttons.map(lineButton),
    facts: notice.facts.map(({ label, value }) => ({
      label,
      value: clip(value, limits.context - label.length - 2),
    })),
  });
}
