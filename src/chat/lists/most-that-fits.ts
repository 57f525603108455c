import type { CommandAnswer, ListSection, TicketLine } from '../card.ts';
import { onceForEach } from '../templates/likeness.ts';

/** Of each list that begins on a page of several; who wants more goes to the whole of it. */
export const linesAtMost = 10;

/**
 * A page on which several lists begin, drawn with as many lines of each as there is room for: none gets fewer so that another gets
 * more than it. A list that is not all there says how many it has, and bears the way to all of them.
 *
 * @param atLeast with fewer lines it is not drawn; 0: whatever comes of it
 * @returns null where it does not fit with so many
 */
export function mostThatFits<Drawn>(
  answer: CommandAnswer,
  draw: (answer: CommandAnswer) => Drawn,
  fits: (drawn: Drawn) => boolean,
  atLeast = 0,
): Drawn | null {
  const longest = Math.max(0, ...answer.sections.map(({ all, lines }) => (all ? lines.length : 0)));
  const all = draw(withLines(answer, longest));
  if (fits(all)) return all;
  let best: Drawn | null = null;
  let [most, tooMany] = [Math.min(atLeast, longest), longest];
  // More lines take more room: the limit is looked for in the middle of what is left.
  while (most < tooMany) {
    const limit = Math.floor((most + tooMany) / 2);
    const drawn = draw(withLines(answer, limit));
    if (fits(drawn)) [best, most] = [drawn, limit + 1];
    else tooMany = limit;
  }
  return best ?? (atLeast === 0 ? draw(withLines(answer, 0)) : null);
}

/**
 * The same page with no more than so many lines of each list. A request that stands on it in several has its facts and buttons in
 * one of them, and one line in the others.
 */
export function withLines(answer: CommandAnswer, limit: number): CommandAnswer {
  const sections = answer.sections.map(section => cut(section, limit));
  const told = new Set<number>();
  const inTurn = [
    ...sections.filter(({ isAside }) => !isAside),
    ...sections.filter(({ isAside }) => isAside),
  ];
  const once = new Map(
    inTurn.map(section => [
      section,
      { ...section, lines: section.lines.map(line => (isFirst(line, told) ? line : brief(line))) },
    ]),
  );
  return { ...answer, sections: sections.map(section => once.get(section) ?? section) };
}

function cut({ all, ...section }: ListSection, limit: number): ListSection {
  if (!all) return section;
  const lines = section.lines.slice(0, limit);
  return all.total > lines.length ? { ...section, lines, all } : { ...section, lines };
}

/** What is about no request stands for itself. */
function isFirst({ token, number }: TicketLine, told: Set<number>): boolean {
  if (token === '') return true;
  const isNew = !told.has(number);
  told.add(number);
  return isNew;
}

/** The same each time: it is drawn once. */
const brief = onceForEach((line: TicketLine): TicketLine => ({ ...line, details: '', buttons: [] }));
