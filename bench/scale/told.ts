import { load, percentiles, whole } from '../measure.ts';
import type { Measures } from './measured.ts';
import { people, perSecond } from './presses/press-load.ts';
import { grown } from './statements.ts';
import type { WholeHouse } from './whole-house.ts';

const aims = { pressMs: 150, ratio: 1.3, startMs: 3000, bytes: 300e6 };
const columns = { name: 28, figures: 34 };

/** The steps, one after the other and in process. */
export function tellSteps(without: Measures, within: Measures): void {
  heading('Step by step, in process, in ms: median / 95th / 99th percentile / worst', 'median');
  for (const [name, { said, median }] of Object.entries(within)) {
    const before = without[name];
    row(name, before?.said ?? '', said, before ? ratio(median, before.median) : '');
  }
  console.log(`  ${load()}`);
}

/** The whole house in a process of its own. */
export function tellHouses(empty: WholeHouse, filled: WholeHouse): void {
  heading(
    `${people} people, ${perSecond} presses a second, both chats: from the instant of the press to its acknowledgement, in ms: median / 95th / 99th percentile / worst (aim: 99th under ${aims.pressMs})`,
    'median, 99th',
  );
  for (const [kind, took] of [...filled.pressed.took].toSorted()) {
    const before = empty.pressed.took.get(kind) ?? [];
    const ratios = `${ratio(part(took, 0.5), part(before, 0.5))}, ${ratio(part(took, 0.99), part(before, 0.99))}`;
    row(kind, percentiles(before), percentiles(took), ratios);
  }
  for (const [name, { pressed, done }] of Object.entries({ empty, filled })) {
    const refused = [...pressed.refused].map(([said, times]) => `${times} x ${said}`).join('; ');
    console.log(
      `  ${name}: ${whole(pressed.presses)} presses; not offered in time ${pressed.notOffered.length}; answered with a line: ${refused || 'none'}; in the log: ${done}`,
    );
  }
  heading('What it costs', 'ratio');
  const cost = (name: string, of: (house: WholeHouse) => number, digits = 1) =>
    row(name, of(empty).toFixed(digits), of(filled).toFixed(digits), ratio(of(filled), of(empty)));
  cost('CPU of the house, ms a press', each => each.worked.house / each.pressed.presses);
  cost('CPU of the database, ms', each => each.worked.database / each.pressed.presses);
  cost('start, ms (median)', each => part(each.starts, 0.5), 0);
  cost('memory at rest, MB', each => each.idle / 1e6, 0);
  cost('memory at most, MB', each => each.most / 1e6, 0);
  for (const platform of ['Slack', 'Teams']) {
    const [before, now] = [empty.cards[platform] ?? [], filled.cards[platform] ?? []];
    row(
      `mail to card in ${platform}, ms`,
      percentiles(before),
      percentiles(now),
      ratio(part(now, 0.5), part(before, 0.5)),
    );
  }
  console.log('\nStatements that cost more on the filled desk, all presses together');
  for (const line of grown(empty.statements, filled.statements)) console.log(`  ${line}`);
  console.log(`  ${load()}`);
}

function heading(title: string, last: string): void {
  console.log(
    `\n${title}\n  ${''.padEnd(columns.name)}${'an empty desk'.padEnd(columns.figures)}${'the filled one'.padEnd(columns.figures)}${last}`,
  );
}

function row(name: string, before: string, now: string, last: string): void {
  console.log(
    `  ${name.padEnd(columns.name)}${before.padEnd(columns.figures)}${now.padEnd(columns.figures)}${last}`,
  );
}

function ratio(now: number, before: number): string {
  return `x ${(now / before).toFixed(2)}`;
}

function part(values: number[], share: number): number {
  const ordered = values.toSorted((a, b) => a - b);
  return ordered[Math.min(Math.floor(ordered.length * share), ordered.length - 1)] ?? 0;
}
