import { find } from '../src/desk/search/find.ts';
import { openDatabase } from '../src/store/database.ts';
import { anything, type Wanted } from '../src/store/search/wanted.ts';
import { circleSees } from '../src/ticket/sight/circle.ts';
import { billable } from '../test/ticket/categories.ts';
import { fillToFind, wordOf } from './find/fill.ts';
import { load, percentiles, whole } from './measure.ts';
import { inThrowAwayDatabase } from './throw-away-database.ts';
import { workOf } from './work.ts';

// npm run bench:find [messages]: how long one waits for the best ten, at a desk with so many messages; and how long of that
// the server and this program work, which other people's work on the machine makes little longer.
const messages = Number(process.argv[2] ?? 1_000_000);
const times = 40;
const mostMs = 100;

const day = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * day);
const words = (...all: string[]) => all.map(each => ({ words: each, not: false }));
/** In a third of all requests, and in a few hundred. */
const [common, rare] = [wordOf(25), wordOf(20_000)];
/** One letter of a customer's name is another. */
const misspelt = `${wordOf(950).slice(0, 5)}x${wordOf(950).slice(6)}`;

const looked: Record<string, Partial<Wanted>> = {
  '': {},
  'a word of nearly all': { terms: words('stampa') },
  'two of them': { terms: words('stampa', 'fattura') },
  'a word of a third': { terms: words(common) },
  'three, wherever they stand': { terms: words(common, wordOf(30), wordOf(40)) },
  'a customer and a word': { terms: words(wordOf(150), common) },
  'two that stand together': { terms: words('errore stampa') },
  'two of a third together': { terms: words(`${common} ${wordOf(30)}`) },
  'a word of few': { terms: words(rare) },
  'a word of nobody': { terms: words(common, 'xylofono') },
  'one, and not another': { terms: [...words(common), { words: 'errore', not: true }] },
  'a number': { terms: words('25000') },
  'a name, misspelt': { terms: words(misspelt) },
};
const narrowed: Record<string, Partial<Wanted>> = {
  '': {},
  'state: new': { status: ['new'] },
  'state: closed': { status: ['closed'] },
  category: { category: [billable] },
  priority: { priority: [3] },
  of: { assignees: [8] },
  'of: nobody': { assignees: [null] },
  'from: a name': { from: [wordOf(150)] },
  'from: a first name': { from: ['marco'] },
  company: { company: ['house-3'] },
  after: { after: ago(40) },
  before: { before: ago(300) },
  'after, before': { after: ago(700), before: ago(670) },
  'all of it': { category: [billable], priority: [4], assignees: [2, 9], after: ago(900), before: ago(100) },
};

await inThrowAwayDatabase(async ({ url }) => {
  const begun = performance.now();
  await fillToFind(url, messages, what =>
    console.log(`${((performance.now() - begun) / 1000).toFixed(0).padStart(5)} s  ${what}`),
  );
  const database = openDatabase(url, 1);
  const both = await workOf(database.db, 'this connection');
  const worked = () => both().here + both().database;
  const operator = { id: 1, email: '', name: '', role: 'operator' as const };
  const viewer = { kind: 'operator', operator } as const;
  // One request in fifty is restricted, and whoever looks is none of the few.
  const desk = { db: database.db, maySeeWords: circleSees({ channels: [], people: ['few'] }) };
  console.log(
    `\nThe best ten among ${whole(messages)} messages, in ms: waiting, and work: median / 95th / 99th percentile / worst`,
  );
  const slow: string[] = [];
  const kinds: { waited: number[]; worked: number[] }[] = [];
  const measure = async (name: string, wanted: Partial<Wanted>, unfinished: boolean) => {
    const look = () => find(desk, { ...anything, ...wanted }, viewer, { from: 0, size: 10, unfinished });
    const { count, isAll } = await look();
    const [took, work]: [number[], number[]] = [[], []];
    for (let n = 0; n < times; n += 1) {
      const [from, done] = [performance.now(), worked()];
      await look();
      took.push(performance.now() - from);
      work.push(worked() - done);
    }
    if (share(work, 0.95) >= mostMs) slow.push(name);
    kinds.push({ waited: took, worked: work });
    console.log(
      `  ${name.padEnd(48)}${percentiles(took).padEnd(30)}${percentiles(work).padEnd(30)}${isAll ? '' : 'more than '}${count} found`,
    );
  };
  for (const [term, terms] of Object.entries(looked))
    for (const [filter, filters] of Object.entries(narrowed))
      await measure(
        [term, filter].filter(Boolean).join(', ') || 'nothing at all',
        { ...terms, ...filters },
        false,
      );
  for (const typed of ['s', 'sta', wordOf(20_000).slice(0, 5)])
    for (const [filter, filters] of Object.entries(narrowed))
      await measure(`still typing: ${typed} ${filter}`, { terms: words(typed), ...filters }, true);
  console.log(
    `\n  Of ${kinds.length} kinds, each ${times} times, in ms: median / 95th / 99th percentile / worst`,
  );
  for (const what of ['waited', 'worked'] as const) {
    console.log(
      `  ${what}, the medians of the kinds:           ${percentiles(kinds.map(kind => share(kind[what], 0.5)))}`,
    );
    console.log(
      `  ${what}, the 95th percentiles of the kinds:  ${percentiles(kinds.map(kind => share(kind[what], 0.95)))}`,
    );
    console.log(
      `  ${what}, all of them together:               ${percentiles(kinds.flatMap(kind => kind[what]))}`,
    );
  }
  console.log(`  more than ${mostMs} ms of work in: ${slow.join('; ') || 'none'}`);
  console.log(`  ${load()}`);
  await database.close();
});

function share(values: number[], of: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * of)] ?? 0;
}
