import { showList } from '../../actions/lists/show-list.ts';
import type { CommandAnswer, LineButton, ListSection, TicketLine } from '../../card.ts';
import { button, lineButton } from './button.ts';
import { promisedIn } from './deadline.ts';
import { type AdaptiveCard, adaptive } from './expand.ts';
import { lineRuns } from './runs.ts';

/** What a command answers, and a person's own page: a text, or lines of requests with their buttons. */
export function answerAdaptiveCard(answer: CommandAnswer): AdaptiveCard {
  const { list } = answer;
  return adaptive('answer', {
    title: answer.title,
    line: answer.line,
    undo: buttonsIn(list, answer.undo ? [answer.undo] : []),
    text: answer.text === '' ? [] : answer.text.split('\n').map(inBold),
    filters: answer.filters.map(({ id, ...filter }) => ({ ...filter, id: `${showList.verb}.${id}` })),
    filter: answer.filters.length > 0 ? [filterButton(answer)] : [],
    sections: answer.sections.map(section => sectionView(section, list)),
    buttons: buttonsIn(list, answer.buttons),
  });
}

function sectionView({ lines, empty, buttons, ...section }: ListSection, list: string) {
  return {
    ...section,
    heading: [section.title, section.count].filter(Boolean).join(' · '),
    empty: lines.length === 0 ? empty : '',
    lines: lines.map(line => lineView(line, list)),
    buttons: buttonsIn(list, buttons),
  };
}

/** What stands behind the menu on the card is left to the card: Teams takes some 24 kB for all lines together. */
function lineView({ link, buttons, ...line }: TicketLine, list: string) {
  return {
    ...line,
    ...promisedIn(line),
    head: lineRuns({ token: line.token, link, text: line.subject }, 'Bolder'),
    buttons: buttonsIn(
      list,
      buttons.filter(({ place }) => place !== 'more'),
    ),
  };
}

function buttonsIn(list: string, buttons: LineButton[]): unknown[] {
  return buttons.map(each => lineButton(each, list));
}

/** What was chosen comes along with it. */
function filterButton({ list, filters }: CommandAnswer): unknown {
  return button({
    title: filters[0]?.apply ?? '',
    verb: showList.verb,
    step: 'press',
    ticket: 0,
    nonce: '',
    version: 0,
    list,
  });
}

/** The runs of a line, of which what stands between stars is bold. */
function inBold(line: string): { runs: { text: string; weight: string }[] } {
  const runs = line
    .split(/\*([^*]*)\*/)
    .map((text, index) => ({ text, weight: index % 2 === 1 ? 'Bolder' : 'Default' }))
    .filter(({ text }) => text !== '');
  return { runs: runs.length > 0 ? runs : [{ text: ' ', weight: 'Default' }] };
}
