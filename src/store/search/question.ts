import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import type { Wanted } from './wanted.ts';
import { allOf, anyOf, lexeme, plain, stems } from './words-sql.ts';

/** @property unfinished the last word may be the beginning of one; @property others what else a word may mean, by the word */
export type Reading = { unfinished: boolean; others: Map<string, string[]> };

export const asTyped: Reading = { unfinished: false, others: new Map() };

/**
 * The words that are looked for, as queries that are written out (PostgreSQL's tsquery); '' where there is none.
 *
 * @property all what stands in a request somewhere, whatever the order, but for `unfinished`
 * @property unfinished the last word, which somebody still types, or what begins with it
 * @property exact,any all of the words in their order, and any of them: what is asked of one piece of a request
 * @property phrases words that stand one behind the other in a piece: each of them in one
 * @property without,withoutPhrases what no piece may contain
 * @property looksThrough so much begins with the last word that it is read in what is found by the rest
 * @property numbers what is typed may be these requests' own
 * @property saysNothing there are words, and none that says anything
 */
export type Question = {
  all: string;
  unfinished: string;
  exact: string;
  any: string;
  phrases: string[];
  without: string;
  withoutPhrases: string[];
  looksThrough: boolean;
  numbers: number[];
  saysNothing: boolean;
};

/** Shorter beginnings are those of too many words for the index. */
const indexedFrom = 3;

/** What is looked for, by its stems. */
export async function questionOf(db: Db, wanted: Wanted, reading: Reading): Promise<Question> {
  const asked = wanted.terms.filter(({ not }) => !not).map(({ words }) => words);
  const excluded = wanted.terms.filter(({ not }) => not).map(({ words }) => words);
  const either = (words: string, inTheirOrder: boolean) => eitherOf(wanted, reading, words, inTheirOrder);
  const [last] = reading.unfinished ? asked.slice(-1).filter(words => !isSeveral(words)) : [];
  const finished = last === undefined ? asked : asked.slice(0, -1);
  const unfinished = last === undefined ? [] : [anyOf([either(last, false), lexeme(plain(last), ':*')])];
  const exact = [...finished.map(words => either(words, true)), ...unfinished];
  const any = [...finished.map(words => either(words, false)), ...unfinished];
  const from = wanted.from.map(word =>
    anyOf([word, ...(reading.others.get(word) ?? [])].map(each => lexeme(`/f/${each.toLowerCase()}`))),
  );
  const [row] = await db.execute<Row>(sql`select ${columns({
    all: allOf([...finished.map(words => either(words, false)), ...from]),
    unfinished: anyOf(unfinished),
    exact: allOf(exact),
    any: anyOf(any),
    without: anyOf(excluded.filter(words => !isSeveral(words)).map(words => stems(words, false))),
  })}, ${texts(finished.filter(isSeveral).map(words => either(words, true)))} as phrases,
    ${texts(excluded.filter(isSeveral).map(words => stems(words, true)))} as "withoutPhrases"`);
  if (!row) throw new Error('a question is answered with a row');
  const saysNothing = asked.length > 0 && row.all === '' && row.unfinished === '' && !wanted.company;
  return {
    ...row,
    phrases: row.phrases.filter(Boolean),
    withoutPhrases: row.withoutPhrases.filter(Boolean),
    looksThrough: last !== undefined && plain(last).length < indexedFrom,
    numbers: asked.filter(words => /^#?\d{1,9}$/.test(words)).map(words => Number(words.replace('#', ''))),
    saysNothing,
  };
}

type Row = Omit<Question, 'looksThrough' | 'numbers' | 'saysNothing'>;

/** A word, what else it may mean, and the companies that it may name. */
function eitherOf(
  { companiesMeant }: Wanted,
  { others }: Reading,
  words: string,
  inTheirOrder: boolean,
): SQL {
  return anyOf([
    ...[words, ...(others.get(words) ?? [])].map(each => stems(each, inTheirOrder)),
    ...(companiesMeant.get(words) ?? []).map(key => lexeme(`/c/${key}`)),
  ]);
}

function isSeveral(words: string): boolean {
  return /[\p{L}\p{N}][^\p{L}\p{N}]+[\p{L}\p{N}]/u.test(words);
}

function columns(queries: Record<string, SQL>): SQL {
  return sql.join(
    Object.entries(queries).map(([name, query]) => sql`${query}::text as ${sql.identifier(name)}`),
    sql`, `,
  );
}

function texts(queries: SQL[]): SQL {
  return sql`array[${sql.join(
    queries.map(query => sql`${query}::text`),
    sql`, `,
  )}]::text[]`;
}
