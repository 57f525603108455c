import { find } from '../src/desk/search/find.ts';
import { openDatabase } from '../src/store/database.ts';
import { anything, type Wanted } from '../src/store/search/wanted.ts';
import { admittedSeeAll } from '../src/ticket/sight/sight.ts';
import { billable } from '../test/ticket/categories.ts';
import { fillToFind, wordOf } from './find/fill.ts';
import { load, percentiles, whole } from './measure.ts';
import { inThrowAwayDatabase } from './throw-away-database.ts';

// npm run bench:find [messages]: how long one waits for the best ten, at a desk with so many messages.
const messages = Number(process.argv[2] ?? 1_000_000);
const times = 20;

const words = (...all: string[]) => all.map(each => ({ words: each, not: false }));
const searches: Record<string, Partial<Wanted>> = {
  'a word of nearly all': { terms: words('stampa') },
  'two of them': { terms: words('stampa', 'fattura') },
  'two that stand together': { terms: words('errore stampa') },
  'a word of many': { terms: words(wordOf(300)) },
  'a word of few': { terms: words(wordOf(20_000)) },
  'a word of nobody': { terms: words('stampa', 'xylofono') },
  'a number': { terms: words('25000') },
  'a customer': { from: [wordOf(150)] },
  'a name, misspelt': { terms: words(`${wordOf(950).slice(0, 5)}x${wordOf(950).slice(6)}`) },
  'a word, open ones': { terms: words('errore'), status: ['new'] },
  'a word, long ago': { terms: words('stampa'), before: new Date(Date.now() - 300 * 86_400_000) },
  'a filter alone': { category: [billable], priority: [3] },
};

await inThrowAwayDatabase(async ({ url }) => {
  const begun = performance.now();
  await fillToFind(url, messages, what =>
    console.log(`${((performance.now() - begun) / 1000).toFixed(0).padStart(5)} s  ${what}`),
  );
  const database = openDatabase(url, 2);
  const operator = { id: 1, email: '', name: '', role: 'operator' as const };
  const desk = { db: database.db, maySeeWords: admittedSeeAll };
  console.log(
    `\nThe best ten among ${whole(messages)} messages, in ms: median / 95th / 99th percentile / worst`,
  );
  for (const [name, wanted] of Object.entries(searches)) {
    const look = () =>
      find(desk, { ...anything, ...wanted }, { kind: 'operator', operator }, { from: 0, size: 10 });
    const { count, isAll } = await look();
    const took: number[] = [];
    for (let n = 0; n < times; n += 1) {
      const from = performance.now();
      await look();
      took.push(performance.now() - from);
    }
    console.log(
      `  ${name.padEnd(26)}${percentiles(took).padEnd(34)}${isAll ? '' : 'more than '}${count} found`,
    );
  }
  console.log(`  ${load()}`);
  await database.close();
});
