import { load, whole } from '../measure.ts';
import type { PageMeasures } from '../portal/measured-pages.ts';
import { processes } from './apart/house-apart.ts';
import { dueCount, type Told } from './due.ts';
import type { KindCost } from './kinds.ts';
import type { Measures } from './measured.ts';
import { people, perSecond } from './presses/press-load.ts';
import { grown } from './statements.ts';
import type { WholeHouse } from './whole-house.ts';

const aims = { pressMs: 150, ratio: 1.3, startMs: 3000, bytes: 300e6 };
const columns = { name: 40, figures: 36 };

/** The steps, one after the other and in process. */
export function tellSteps(without: Measures, within: Measures): void {
  heading(`Step by step, in process: ${inPercentiles}`, 'median');
  for (const [name, { took }] of Object.entries(within)) {
    const before = without[name];
    row(
      name,
      before ? spans(before.took) : '',
      spans(took),
      before ? ratio(part(took, 0.5), part(before.took, 0.5)) : '',
    );
  }
  console.log(`  ${load()}`);
}

/** The whole house in a process of its own. */
export function tellHouses(empty: WholeHouse, filled: WholeHouse): void {
  heading(
    `${people} people, ${perSecond} presses a second, both chats: from the instant of the press to its acknowledgement: ${inPercentiles} (aim: 99th under ${aims.pressMs} ms)`,
    'median, 99th',
  );
  for (const [kind, took] of [...filled.pressed.took].toSorted()) {
    const before = empty.pressed.took.get(kind) ?? [];
    const ratios = `${ratio(part(took, 0.5), part(before, 0.5))}, ${ratio(part(took, 0.99), part(before, 0.99))}`;
    row(kind, spans(before), spans(took), ratios);
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
  for (let n = 0; n < processes; n += 1)
    cost(
      `CPU of the house${processes > 1 ? `, process ${n + 1}` : ''}, ms a press`,
      each => (each.worked.house[n] ?? 0) / each.pressed.presses,
    );
  cost('CPU of the database, ms a press', each => each.worked.database / each.pressed.presses);
  cost('CPU of the stand-ins (this bench)', each => each.worked.standIns / each.pressed.presses);
  cost('cores that all of them kept busy', each => each.cores, 2);
  cost('start, ms (median)', each => part(each.starts, 0.5), 0);
  cost('memory at rest, MB', each => each.idle / 1e6, 0);
  cost('memory at most, MB', each => each.most / 1e6, 0);
  for (const platform of ['Slack', 'Teams']) {
    const [before, now] = [empty.cards[platform] ?? [], filled.cards[platform] ?? []];
    row(`mail to card in ${platform}`, spans(before), spans(now), ratio(part(now, 0.5), part(before, 0.5)));
  }
  console.log('\nStatements that cost more on the filled desk, all presses together');
  for (const line of grown(empty.statements, filled.statements)) console.log(`  ${line}`);
  console.log(`  ${load()}`);
}

/** A minute in which much falls due. */
export function tellDue(empty: Told, filled: Told): void {
  heading(
    `${whole(dueCount)} requests fall due in a minute: how long after it each was told, ${inPercentiles}`,
    'worst',
  );
  const said: [name: string, of: 'struck' | 'slack' | 'teams'][] = [
    ['the log says so', 'struck'],
    [`told in Slack, in ${empty.messages.slack} and ${filled.messages.slack} messages`, 'slack'],
    [`told in Teams, in ${empty.messages.teams} and ${filled.messages.teams}`, 'teams'],
  ];
  for (const [name, platform] of said)
    row(
      name,
      spans(empty[platform]),
      spans(filled[platform]),
      ratio(part(filled[platform], 1), part(empty[platform], 1)),
    );
  console.log(`  ${load()}`);
}

/** The list of who asks, as they see it in the portal. */
export function tellPages(empty: PageMeasures, filled: PageMeasures): void {
  heading('Pages of the portal, at the door: median / 95th percentile / worst; work for each', 'work');
  const said = (page: PageMeasures[string] | undefined) =>
    page ? `${[page.p50, page.p95, page.worst].map(span).join(' / ')}; ${page.work.toFixed(1)} ms` : '';
  for (const [name, page] of Object.entries(filled))
    row(name, said(empty[name]), said(page), ratio(page.work, empty[name]?.work ?? page.work));
  console.log(`  ${load()}`);
}

/** What each kind of press costs, all that follows it in it. */
export function tellKinds(empty: KindCost[], filled: KindCost[]): void {
  heading(
    'Each kind of press alone, with the cards and the letter that follow: ms of the house / of the database / statements / median to its acknowledgement',
    'house, database',
  );
  const said = (cost: KindCost) =>
    `${cost.house.toFixed(1)} / ${cost.database.toFixed(1)} / ${cost.statements.toFixed(0)} / ${span(cost.acknowledged)}`;
  for (const [index, cost] of filled.entries()) {
    const before = empty[index] ?? cost;
    row(
      `${cost.kind}, ${cost.platform}`,
      said(before),
      said(cost),
      `${ratio(cost.house, before.house)}, ${ratio(cost.database, before.database)}`,
    );
    for (const { times, query } of cost.most)
      console.log(`      ${times.toFixed(2)} x ${query.replace(/\s+/g, ' ').slice(0, 170)}`);
  }
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

const inPercentiles = 'median / 95th / 99th percentile / worst, in ms or s';

function spans(took: number[]): string {
  return [0.5, 0.95, 0.99, 1].map(share => span(part(took, share))).join(' / ');
}

/** Short, whatever it is: a column has room for four. */
function span(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toPrecision(3)} s`;
  return ms >= 100 ? ms.toFixed(0) : ms.toPrecision(3);
}

function ratio(now: number, before: number): string {
  return `x ${(now / before).toFixed(2)}`;
}

function part(values: number[], share: number): number {
  const ordered = values.toSorted((a, b) => a - b);
  return ordered[Math.min(Math.floor(ordered.length * share), ordered.length - 1)] ?? 0;
}
