import type { KnownBlock } from '@slack/types';
import { clip } from '../../../clip.ts';
import type { ListCard } from '../../card.ts';
import { pressValue } from '../carried/press-value.ts';
import { limits } from '../limits.ts';
import { markedDeadline } from './deadline.ts';
import { escapeMrkdwn, starless } from './escape.ts';
import { blocks } from './expand.ts';

const marks = { info: '📋', warning: '⏳', alarm: '🚨' };

/** A message about several tickets. Titles and lines hold customers' words: escaped, with our own bold around them. */
export function listBlocks(list: ListCard): KnownBlock[] {
  const channel = list.callsChannel ? ['<!here>'] : [];
  const people = list.callsChannel ? [] : list.mentions.map(({ userId }) => `<@${userId}>`);
  return blocks('list', 'slack', {
    mark: marks[list.tone],
    title: clip(list.title, limits.header - 4),
    called: [...channel, ...people].join(' '),
    intro: clip(list.intro, limits.plainText),
    footer: clip(list.footer, limits.context),
    items: list.items.flatMap(itemBlocks),
  });
}

function itemBlocks(item: ListCard['items'][number]): KnownBlock[] {
  return blocks('list', 'slack-item', {
    title: clip(starless(item.title), limits.button * 4),
    text: clip(
      [markedDeadline(item), escapeMrkdwn(item.lines.join('\n'))].filter(Boolean).join('\n'),
      limits.plainText - limits.button * 4 - 10,
    ),
    buttons: item.actions.map(({ verb, label, emphasis }) => ({
      actionId: `verb:${verb}:${item.ticket}`,
      label: clip(label, limits.button),
      style: emphasis === 'default' ? '' : emphasis,
      value: pressValue({ verb, ticket: item.ticket, nonce: item.nonce, version: item.version }),
    })),
  });
}
