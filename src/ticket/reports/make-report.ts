import { offsetsIn } from '../../sla/zone-offsets.ts';
import type { FactColumns, StandingColumns } from './columns.ts';
import { figureKeys, kindOf } from './figures.ts';
import type { Corrected, Dimension, Figures, Measured, Report, Span, StepLength } from './report.ts';
import { type Stretch, stepsOf, stretchOf, until } from './spans.ts';
import { addFact, addStanding, emptyTally, figuresOf, type Tally } from './tally.ts';

/** What was found of a span: what happened in it, and how requests stood at instants. */
export type Found = { facts: readonly FactColumns[]; standings: readonly StandingColumns[] };

/** What a report is made of. @property asOf epoch ms */
export type Asked = {
  span: Span;
  zone: string;
  step: StepLength;
  by: readonly Dimension[];
  asOf: number;
};

/** The instants at whose end requests are to be found as they stood: of the whole, and of each step. */
export function instantsOf({ span, zone, step, asOf }: Asked): number[] {
  const ends = [span, ...stepsIn(span, step, zone, asOf)].map(each => until(stretchOf(each, zone), asOf).to);
  return [...new Set(ends)];
}

function stepsIn(span: Span, step: StepLength, zone: string, asOf: number): Span[] {
  return stepsOf(span, step).filter(each => stretchOf(each, zone).from < asOf);
}

/** The figures of all that was found, without telling anything apart. */
export function wholeFigures({ facts, standings }: Found, at: number): Figures {
  const tally = emptyTally();
  for (const columns of facts) for (let row = 0; row < columns.at.length; row += 1) add(tally, columns, row);
  stood(standings, at, [() => tally]);
  return figuresOf(tally);
}

function add(tally: Tally, { kind, amount, working, wall, judged }: FactColumns, row: number): void {
  addFact(tally, kind, amount[row] ?? 0, working[row] ?? null, wall[row] ?? null, judged[row] ?? null);
}

/** @param tallies to which a row of the columns is added */
function stood(
  standings: readonly StandingColumns[],
  at: number,
  tallies: ((columns: StandingColumns, row: number) => Tally)[],
): void {
  for (const columns of standings.filter(each => each.at === at))
    for (const [row, since] of columns.since.entries())
      for (const tally of tallies) addStanding(tally(columns, row), columns, since, columns.how[row] ?? 0);
}

type Made = Pick<Report, 'whole' | 'steps' | 'by' | 'arrivals'>;

/** The figures of a span, whole, step by step, and told apart. Pure. */
export function makeReport(asked: Asked, { facts, standings }: Found): Made {
  const { span, zone, step, asOf } = asked;
  const whole = emptyTally();
  const steps = stepsIn(span, step, zone, asOf).map(each => ({
    span: each,
    stretch: until(stretchOf(each, zone), asOf),
    tally: emptyTally(),
  }));
  const apart = new Map(asked.by.map(dimension => [dimension, new Map<string, Tally>()]));
  const tallyOf = (dimension: Dimension, value: string): Tally => {
    const tallies = apart.get(dimension) ?? new Map<string, Tally>();
    const tally = tallies.get(value) ?? emptyTally();
    tallies.set(value, tally);
    return tally;
  };
  for (const columns of facts)
    for (const [row, at] of columns.at.entries()) {
      add(whole, columns, row);
      const own = stepAt(steps, at);
      if (own) add(own.tally, columns, row);
      for (const dimension of asked.by)
        add(tallyOf(dimension, columns.values[dimension]?.[row] ?? ''), columns, row);
    }
  const end = until(stretchOf(span, zone), asOf).to;
  const told = asked.by.map(
    dimension => (columns: StandingColumns, row: number) =>
      tallyOf(dimension, columns.values[dimension]?.[row] ?? ''),
  );
  stood(standings, end, [() => whole, ...told]);
  for (const { stretch, tally } of steps) stood(standings, stretch.to, [() => tally]);
  return {
    whole: figuresOf(whole),
    steps: steps.map(each => ({ span: each.span, figures: figuresOf(each.tally) })),
    by: Object.fromEntries([...apart].map(([dimension, tallies]) => [dimension, rowsOf(tallies)])),
    arrivals: arrivals(facts.find(({ kind }) => kind === 'opened')?.at ?? [], zone),
  };
}

/** The one in which an instant lies; they lie one after the other, and there may be hundreds of them for a million instants. */
function stepAt<Step extends { stretch: Stretch }>(steps: readonly Step[], at: number): Step | null {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at < (steps[middle]?.stretch.to ?? 0)) high = middle;
    else low = middle + 1;
  }
  const found = steps[low];
  return found && at >= found.stretch.from ? found : null;
}

/** The largest first: what most requests came in or went out of. */
function rowsOf(tallies: ReadonlyMap<string, Tally>): { value: string; figures: Figures }[] {
  const size = ({ counts, open }: Tally) => counts.opened + counts.closed + open.ages.length;
  return [...tallies]
    .toSorted(([a, one], [b, other]) => size(other) - size(one) || (a < b ? -1 : 1))
    .map(([value, tally]) => ({ value, figures: figuresOf(tally) }));
}

const hour = 3_600_000;

/** By weekday, Monday first, and hour, as the zone's clocks show them. */
function arrivals(instants: readonly number[], zone: string): number[][] {
  const found = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const at of instants) {
    const changes = offsetsIn(zone, new Date(at).getUTCFullYear());
    const onTheClock = at + (changes.findLast(({ from }) => from <= at)?.offset ?? 0);
    // 1970-01-01 was a Thursday.
    const weekday = (Math.floor(onTheClock / (24 * hour)) + 3) % 7;
    const row = found[weekday];
    const column = Math.floor((onTheClock % (24 * hour)) / hour);
    if (row) row[column] = (row[column] ?? 0) + 1;
  }
  return found;
}

/** The figures that were told, and are others now. What ripens by its nature is not mended. */
export function correctedIn(
  told: { at: Date; where: string },
  span: Span,
  was: Partial<Figures>,
  is: Figures,
): Corrected[] {
  return figureKeys.flatMap(figure => {
    const before = was[figure];
    // A figure that nobody measured then was not told.
    if (!before || kindOf(figure).ripens || isSame(before, is[figure])) return [];
    return [{ told, span, figure, was: before, is: is[figure] }];
  });
}

function isSame(one: Measured, other: Measured): boolean {
  return one.value === other.value && one.part === other.part && one.of === other.of;
}
