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

/** An item says so much, whatever else stands there. */
const listLineLeast = 100;
const marks = { info: '📋', warning: '⏳', alarm: '🚨' };

/** A message about several tickets. Titles and lines hold customers' words: escaped, with our own bold around them. */
export function listBlocks(list: ListCard): KnownBlock[] {
  const channel = list.callsChannel ? ['<!here>'] : [];
  const room = roomFor(list);
  const people = list.callsChannel ? [] : list.mentions.map(({ userId }) => `<@${userId}>`);
  return blocks('list', 'slack', {
    mark: marks[list.tone],
    title: clip(list.title, limits.header - 4),
    called: [...channel, ...people].join(' '),
    intro: clip(list.intro, limits.plainText),
    footer: clip(list.footer, limits.context),
    words: list.report ? reportWords(list.report) : [],
    figures: list.report ? reportFigures(list.report) : [],
    items: list.items.flatMap(item => itemBlocks(item, room)),
  });
}

/** How many characters each item has below its title: what is left of a message, shared alike. */
function roomFor({ title, intro, footer, items }: ListCard): number {
  const above = [title, intro, footer, ...items.map(titleOf)].join('').length;
  const each = Math.floor((limits.wordsInMessage - above) / Math.max(1, items.length));
  return Math.max(listLineLeast, Math.min(each, limits.plainText - limits.listTitle - 10));
}

function titleOf(item: ListItem): string {
  return clip(`*${[linked(item), starless(item.title)].filter(Boolean).join(' ')}*`, limits.listTitle);
}

/** @param room characters below its title */
function itemBlocks(item: ListItem, room: number): KnownBlock[] {
  return blocks('list', 'slack-item', {
    title: titleOf(item),
    text: linesWithin([markedDeadline(item), ...item.lines.map(lineOf)].filter(Boolean), room),
    buttons: item.actions.map(lineButton),
  });
}

/** As many of them as there is room for, the first in any case: a line that is cut might be cut in its link. */
function linesWithin([first = '', ...others]: string[], room: number): string {
  const lines = [clip(first, room)];
  let left = room - first.length;
  for (const line of others) {
    left -= line.length + 1;
    if (left < 2) return [...lines, '…'].join('\n');
    lines.push(line);
  }
  return lines.join('\n');
}

function lineOf(line: ListItem['lines'][number]): string {
  return typeof line === 'string' ? escapeMrkdwn(line) : `${linked(line)} ${escapeMrkdwn(line.text)}`;
}
