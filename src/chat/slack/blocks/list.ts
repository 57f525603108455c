import type { KnownBlock } from '@slack/types';
import { clip } from '../../../clip.ts';
import type { ListCard, ListItem } from '../../card.ts';
import { limits } from '../limits.ts';
import { markedDeadline } from './deadline.ts';
import { escapeMrkdwn, starless } from './escape.ts';
import { blocks } from './expand.ts';
import { lineButton } from './line-button.ts';
import { linked } from './linked.ts';
import { reportFigures, reportWords } from './report.ts';

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
    words: list.report ? reportWords(list.report) : [],
    figures: list.report ? reportFigures(list.report) : [],
    items: list.items.flatMap(itemBlocks),
  });
}

function itemBlocks(item: ListItem): KnownBlock[] {
  return blocks('list', 'slack-item', {
    title: clip(`*${[linked(item), starless(item.title)].filter(Boolean).join(' ')}*`, limits.listTitle),
    text: clip(
      [markedDeadline(item), ...item.lines.map(lineOf)].filter(Boolean).join('\n'),
      limits.plainText - limits.listTitle - 10,
    ),
    buttons: item.actions.map(lineButton),
  });
}

function lineOf(line: ListItem['lines'][number]): string {
  return typeof line === 'string' ? escapeMrkdwn(line) : `${linked(line)} ${escapeMrkdwn(line.text)}`;
}
