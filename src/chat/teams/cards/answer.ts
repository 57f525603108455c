import { clip } from '../../../clip.ts';
import type { CommandAnswer, LineButton, ListSection, SearchField, TicketLine } from '../../card.ts';
import { mostThatFits } from '../../lists/most-that-fits.ts';
import { render } from '../../render.ts';
import { onceForEach } from '../../templates/likeness.ts';
import { paragraphLength } from '../limits.ts';
import { promisedIn } from './deadline.ts';
import { type AdaptiveCard, adaptive, isTaken } from './expand.ts';
import { listButton } from './list-button.ts';
import { reportFigures, reportWords } from './report.ts';
import { lineRuns } from './runs.ts';

/** How much of each line is shown, where there are at least so many of each list: all of it, where it fits. */
type Measure = { buttons: number; text: number; lines: number };
const measures: Measure[] = [
  { buttons: 3, text: 600, lines: 3 },
  { buttons: 3, text: 150, lines: 2 },
  { buttons: 1, text: 150, lines: 2 },
  { buttons: 1, text: 60, lines: 1 },
  { buttons: 0, text: 60, lines: 1 },
];
type DrawLine = (line: TicketLine, list: string) => unknown;

const smallest: Measure = { buttons: 0, text: 30, lines: 0 };

/**
 * What a command answers, and a person's own page: a text, or lines of requests with their buttons. Where there is too
 * much for a card, there are fewer lines of each list, and lines have fewer buttons: each number leads to the request's card,
 * which has all.
 */
export function answerAdaptiveCard(answer: CommandAnswer): AdaptiveCard {
  for (const measure of measures) {
    const card = mostThatFits(answer, drawnWith(measure), isTaken, measure.lines);
    if (card) return card;
  }
  const draw = drawnWith(smallest);
  return mostThatFits(answer, draw, isTaken) ?? draw(answer);
}

/** The page, with as many lines as it has then: each line is drawn once. */
function drawnWith(measure: Measure): (answer: CommandAnswer) => AdaptiveCard {
  const draw = onceForEach((line: TicketLine, list: string) => drawnLine(line, list, measure));
  return answer => drawn(answer, draw);
}

function drawn(answer: CommandAnswer, draw: DrawLine): AdaptiveCard {
  const { list, filters } = answer;
  const apply = filters.slice(0, 1).map(filter => filter.apply);
  return adaptive('answer', {
    title: answer.title,
    line: clip(answer.line, paragraphLength),
    lineTone: answer.lineTone,
    lineMark: { good: '✅', attention: '⚠️' }[answer.lineTone],
    undo: buttonsIn(list, answer.undo ? [answer.undo] : []),
    updated: answer.updated,
    text: answer.text === '' ? [] : answer.text.split('\n').map(inBold),
    words: answer.report ? reportWords(answer.report) : [],
    figures: answer.report ? reportFigures(answer.report) : [],
    head: buttonsIn(list, answer.head),
    search: answer.search ? [searchView(answer.search, list)] : [],
    filters: filters.map(({ id, verb, ...filter }) => ({ ...filter, id: `${verb}.${id}` })),
    // What was chosen comes along with it.
    filter: buttonsIn(list, apply),
    sections: answer.sections.map(section => sectionView(section, list, draw)),
    buttons: buttonsIn(list, answer.buttons),
  });
}

/** A line to type in, with the button that sends it: its id says whose press that is. */
function searchView({ label, placeholder, apply }: SearchField, list: string) {
  return { id: `${apply.verb}.find`, label, placeholder, apply: buttonsIn(list, [apply]) };
}

function sectionView(
  { lines, empty, buttons, title, count, all }: ListSection,
  list: string,
  draw: DrawLine,
) {
  const heading = [title, count].filter(Boolean).join(' · ');
  return {
    alone: title === '' || all ? [] : [{ heading }],
    withAll: all ? [{ heading, all: buttonsIn(list, [all.show]) }] : [],
    subtle: title === '' ? heading : '',
    // A list of which nothing fits is not empty.
    empty: lines.length === 0 && !all ? empty : '',
    lines: lines.map(line => draw(line, list)),
    buttons: buttonsIn(list, buttons.slice(0, actionsAtMost)),
  };
}

/** Teams takes six in a row. */
const actionsAtMost = 6;

/** What stands behind the menu on the card is left to the card. */
function drawnLine(
  { link, token, buttons, found, ...line }: TicketLine,
  list: string,
  measure: Measure,
): unknown {
  const front = buttons.filter(({ place }) => place !== 'more').slice(0, measure.buttons);
  return render('answer', 'teams-line', {
    ...promisedIn(line),
    head: lineRuns({ token, link, text: clip(line.subject, measure.text) }, 'Bolder'),
    details: clip(line.details, measure.text),
    note: clip(line.note, measure.text),
    found: found ? [foundIn(found)] : [],
    buttons: buttonsIn(list, front),
  });
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
