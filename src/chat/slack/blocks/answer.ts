import type { KnownBlock } from '@slack/types';
import { clip } from '../../../clip.ts';
import type {
  CommandAnswer,
  FilterChoice,
  LineButton,
  ListSection,
  SearchField,
  TicketLine,
} from '../../card.ts';
import { mostThatFits } from '../../lists/most-that-fits.ts';
import { onceForEach } from '../../templates/likeness.ts';
import { inListBlock, searchAction } from '../carried/in-list.ts';
import { pressValue } from '../carried/press-value.ts';
import { limits } from '../limits.ts';
import { promisedOf } from './deadline.ts';
import { escapeMrkdwn, starless } from './escape.ts';
import { blocks } from './expand.ts';
import { lineButton } from './line-button.ts';
import { linked } from './linked.ts';
import { reportFigures, reportWords } from './report.ts';

const marks = { good: '✅', attention: '⚠️' };

/**
 * What `/ticket` answers, and the Home tab: a text, or lines of requests with their buttons.
 *
 * @param room so many blocks are taken where it is shown
 */
export function answerBlocks(answer: CommandAnswer, room: number = limits.blocksInMessage): KnownBlock[] {
  // A line to type in is for what stays open: in a message one asks by /ticket find.
  const shown = room === limits.blocksInView ? answer : { ...answer, search: null };
  const draw = onceForEach(requestBlocks);
  return (
    mostThatFits(
      shown,
      fewer => drawn(fewer, draw),
      ({ length }) => length <= room,
    ) ?? []
  );
}

type DrawLine = typeof requestBlocks;

function drawn(answer: CommandAnswer, draw: DrawLine): KnownBlock[] {
  return blocks('answer', 'slack', {
    title: clip(answer.title, limits.header),
    line:
      answer.line === ''
        ? ''
        : clip(`${marks[answer.lineTone]} ${escapeMrkdwn(answer.line)}`, limits.lineAbove),
    undo: answer.undo ? buttonRow([answer.undo], answer.list, 'undo') : [],
    updated: clip(answer.updated, limits.context),
    // Our own words, with our own bold: the help names its commands.
    text: clip(answer.text, limits.plainText),
    words: answer.report ? reportWords(answer.report) : [],
    figures: answer.report ? reportFigures(answer.report) : [],
    head: buttonRow(answer.head, answer.list, 'head'),
    search: answer.search ? searchField(answer.search, answer.list) : [],
    filters: answer.filters.length > 0 ? filterRow(answer) : [],
    sections: answer.sections.flatMap((section, index) => sectionBlocks(section, answer.list, index, draw)),
    // Below sections that have a heading, what is for the whole would seem to belong to the last of them.
    isApart: answer.buttons.length > 0 && answer.sections.some(({ title }) => title !== ''),
    buttons: buttonRow(answer.buttons, answer.list, 'below'),
  });
}

function sectionBlocks(section: ListSection, list: string, index: number, draw: DrawLine): KnownBlock[] {
  const heading = {
    title: clip(section.title, limits.header),
    count: clip(section.count, limits.context),
  };
  const { all } = section;
  return blocks('answer', 'slack-section', {
    ...heading,
    // A list of which nothing fits is not empty.
    empty: section.lines.length === 0 && !all ? clip(section.empty, limits.plainText) : '',
    alone: section.title === '' || all ? [] : [heading],
    withAll: all
      ? [{ ...heading, blockId: inListBlock(list, `all-${index}`), button: lineButton(all.show) }]
      : [],
    lines: section.lines.flatMap((line, at) => draw(line, list, `${index}-${at}`)),
    buttons: buttonRow(section.buttons, list, `section-${index}`),
  });
}

/** @param where tells its blocks from those of others in the same message */
function requestBlocks(line: TicketLine, list: string, where: string): KnownBlock[] {
  const head = `*${[linked(line), starless(line.subject)].filter(Boolean).join(' ')}*`;
  const below = [
    promisedOf(line),
    escapeMrkdwn(line.details),
    foundIn(line),
    line.note === '' ? '' : `↳ ${escapeMrkdwn(line.note)}`,
  ];
  const text = [head, clip(below.filter(Boolean).join('\n'), limits.listLine - head.length)]
    .filter(Boolean)
    .join('\n');
  const [only, ...others] = line.buttons;
  // One button alone stands beside what it is about.
  if (only && others.length === 0 && only.place !== 'more')
    return blocks('answer', 'slack-line-beside', {
      text,
      blockId: inListBlock(list, where),
      button: lineButton(only),
    });
  return blocks('answer', 'slack-line', { text, buttons: buttonRow(line.buttons, list, where) });
}

/** Buttons beside each other, the rest in a menu behind them. What their block is called says to which list they belong. */
function buttonRow(buttons: LineButton[], list: string, where: string): KnownBlock[] {
  const menu = buttons.filter(({ place }) => place === 'more').slice(0, limits.optionsInSelect);
  return blocks('answer', 'slack-buttons', {
    blockId: inListBlock(list, where),
    buttons: buttons
      .filter(({ place }) => place !== 'more')
      .slice(0, limits.actions - 1)
      .map(lineButton),
    menu: menu.length > 0 ? [{ label: menu[0]?.menu ?? '…', options: menu.map(lineButton) }] : [],
  });
}

/** A line to type in: Slack tells of it when Enter is pressed. */
function searchField({ label, placeholder }: SearchField, list: string): KnownBlock[] {
  return blocks('answer', 'slack-search', {
    blockId: inListBlock(list, 'search'),
    actionId: searchAction,
    label: clip(label, limits.listTitle),
    placeholder: clip(placeholder, limits.placeholder),
  });
}

/** What narrows a list down, to be chosen above it. */
function filterRow({ filters, list }: CommandAnswer): KnownBlock[] {
  const option = ({ id, verb }: FilterChoice, { value, label }: FilterChoice['options'][number]) => ({
    text: { type: 'plain_text', text: clip(label, limits.option), emoji: false },
    value: pressValue({ verb, ticket: 0, nonce: '', version: 0, page: `${id}-${value}` }),
  });
  return blocks('answer', 'slack-filters', {
    blockId: inListBlock(list, 'filters'),
    filters: filters.map(filter => {
      const options = filter.options.map(each => option(filter, each));
      const chosen = filter.options.findIndex(({ value }) => value === filter.value);
      return {
        actionId: `filter:${filter.id}`,
        label: clip(filter.label, limits.placeholder),
        options,
        chosen: options[Math.max(0, chosen)],
      };
    }),
  });
}

/** Bold in Slack is between two stars, at a word's borders. */
function foundIn({ found }: TicketLine): string {
  if (!found) return '';
  const parts = found.parts.map(({ text, isFound }) =>
    isFound && text.trim() !== '' ? `*${starless(text.trim())}*` : escapeMrkdwn(text),
  );
  return `${escapeMrkdwn(found.lead)}: ${parts.join('')}`;
}
