import { clip } from '../../../clip.ts';
import type { CommandAnswer, LineButton, ListSection, SearchField, TicketLine } from '../../card.ts';
import { cardBytes, paragraphLength } from '../limits.ts';
import { promisedIn } from './deadline.ts';
import { type AdaptiveCard, adaptive } from './expand.ts';
import { listButton } from './list-button.ts';
import { lineRuns } from './runs.ts';

/** How much of each line is shown: all of it, where it fits. */
type Measure = { buttons: number; text: number; lines: number };
const whole: Measure = { buttons: 3, text: 600, lines: 50 };
const smaller: Measure[] = [
  { buttons: 3, text: 150, lines: 50 },
  { buttons: 1, text: 150, lines: 50 },
  { buttons: 1, text: 60, lines: 50 },
  { buttons: 0, text: 60, lines: 50 },
  // Each section says how many there are.
  { buttons: 0, text: 60, lines: 1 },
  { buttons: 0, text: 30, lines: 1 },
];

/**
 * What a command answers, and a person's own page: a text, or lines of requests with their buttons. Where there is too
 * much for a card, lines have fewer of them: each number leads to the request's card, which has all.
 */
export function answerAdaptiveCard(answer: CommandAnswer): AdaptiveCard {
  let card = drawn(answer, whole);
  for (const measure of smaller) {
    if (Buffer.byteLength(JSON.stringify(card)) <= cardBytes) return card;
    card = drawn(answer, measure);
  }
  return card;
}

function drawn(answer: CommandAnswer, measure: Measure): AdaptiveCard {
  const { list, filters } = answer;
  const apply = filters.slice(0, 1).map(filter => filter.apply);
  return adaptive('answer', {
    title: answer.title,
    line: clip(answer.line, paragraphLength),
    lineTone: answer.lineTone,
    lineMark: { good: '✅', attention: '⚠️' }[answer.lineTone],
    undo: buttonsIn(list, answer.undo ? [answer.undo] : []),
    text: answer.text === '' ? [] : answer.text.split('\n').map(inBold),
    head: buttonsIn(list, answer.head),
    search: answer.search ? [searchView(answer.search, list)] : [],
    filters: filters.map(({ id, verb, ...filter }) => ({ ...filter, id: `${verb}.${id}` })),
    // What was chosen comes along with it.
    filter: buttonsIn(list, apply),
    sections: answer.sections.map(section => sectionView(section, list, measure)),
    buttons: buttonsIn(list, answer.buttons),
  });
}

/** A line to type in, with the button that sends it: its id says whose press that is. */
function searchView({ label, placeholder, apply }: SearchField, list: string) {
  return { id: `${apply.verb}.find`, label, placeholder, apply: buttonsIn(list, [apply]) };
}

function sectionView({ lines, empty, buttons, title, count }: ListSection, list: string, measure: Measure) {
  return {
    title,
    heading: [title, count].filter(Boolean).join(' · '),
    empty: lines.length === 0 ? empty : '',
    lines: lines.slice(0, measure.lines).map(line => lineView(line, list, measure)),
    buttons: buttonsIn(list, buttons.slice(0, actionsAtMost)),
  };
}

/** Teams takes six in a row. */
const actionsAtMost = 6;

/** What stands behind the menu on the card is left to the card. */
function lineView({ link, token, buttons, found, ...line }: TicketLine, list: string, measure: Measure) {
  const front = buttons.filter(({ place }) => place !== 'more').slice(0, measure.buttons);
  return {
    ...promisedIn(line),
    head: lineRuns({ token, link, text: clip(line.subject, measure.text) }, 'Bolder'),
    details: clip(line.details, measure.text),
    note: clip(line.note, measure.text),
    found: found ? [foundIn(found)] : [],
    buttons: buttonsIn(list, front),
  };
}

function buttonsIn(list: string, buttons: LineButton[]): unknown[] {
  return buttons.map(each => listButton(each, list));
}

function foundIn({ lead, parts }: NonNullable<TicketLine['found']>) {
  const shown = parts.map(({ text, isFound }) => ({
    text,
    weight: isFound ? 'Bolder' : 'Default',
    isSubtle: !isFound,
  }));
  return { runs: [{ text: `${lead}: `, weight: 'Default', isSubtle: true }, ...shown] };
}

/** The runs of a line, of which what stands between stars is bold. */
function inBold(line: string): { runs: { text: string; weight: string }[] } {
  const runs = line
    .split(/\*([^*]*)\*/)
    .map((text, index) => ({ text, weight: index % 2 === 1 ? 'Bolder' : 'Default' }))
    .filter(({ text }) => text !== '');
  return { runs: runs.length > 0 ? runs : [{ text: ' ', weight: 'Default' }] };
}
