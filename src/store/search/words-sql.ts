import { type SQL, sql } from 'drizzle-orm';
import type { Wanted } from './wanted.ts';

/*
 * What is looked for, as PostgreSQL takes it. What people typed travels as values, through functions that understand no
 * operators, or as a lexeme in quotes: there is nothing in it that could be an operator.
 */

/** @property unfinished the last word may be the beginning of one; @property others what else a word may mean, by the word */
export type Reading = { unfinished: boolean; others: Map<string, string[]> };

export const asTyped: Reading = { unfinished: false, others: new Map() };

/**
 * What a piece must contain; null where neither words nor a customer are asked for.
 *
 * @param inTheirOrder words that belong together stand one behind the other; else it is enough that they are there, which an
 * index can tell alone
 */
export function queryOf(wanted: Wanted, { unfinished, others }: Reading, inTheirOrder = true): SQL | null {
  const { terms, from, company, companiesMeant } = wanted;
  const asked = terms.filter(({ not }) => !not).map(({ words }) => words);
  const parts = asked.map((words, at) => {
    const either = [words, ...(others.get(words) ?? [])].map(each => stems(each, inTheirOrder));
    either.push(...(companiesMeant.get(words) ?? []).map(ofCompany));
    if (unfinished && at === asked.length - 1) either.push(lexeme(plain(words), ':*'));
    return anyOf(either);
  });
  const customers = from.map(word => lexeme(`/f/${word.toLowerCase()}`));
  const companies = company ? [anyOf(company.map(ofCompany))] : [];
  const all = [...parts, ...customers, ...companies];
  return all.length > 0 ? sql`(${sql.join(all, sql` && `)})` : null;
}

/** What no piece of a request may contain; null where nothing is excluded. */
export function exclusionOf({ terms }: Wanted): SQL | null {
  const excluded = terms.filter(({ not }) => not).map(({ words }) => stems(words, true));
  return excluded.length > 0 ? anyOf(excluded) : null;
}

/**
 * Words as they stand in what can be found: by their stem, in either language. One that says nothing in one of them
 * (`per`, `the`) is in no text of that language: it is not asked for.
 */
function stems(words: string, inTheirOrder: boolean): SQL {
  const read = inTheirOrder ? sql`phraseto_tsquery` : sql`plainto_tsquery`;
  const [it, en] = ['it', 'en'].map(
    language => sql`${read}(${sql.raw(`'public.search_${language}'`)}, search_words(${words}))`,
  );
  return sql`case when numnode(${it}) = 0 or numnode(${en}) = 0 then ''::tsquery else ${it} || ${en} end`;
}

function anyOf(queries: SQL[]): SQL {
  return queries.length > 0 ? sql`(${sql.join(queries, sql` || `)})` : sql`''::tsquery`;
}

function ofCompany(key: string): SQL {
  return lexeme(`/c/${key}`);
}

/** A word as it stands in what can be found. @param ending `:*` for whatever begins with it */
export function lexeme(word: string, ending = ''): SQL {
  if (word === '') return sql`''::tsquery`;
  return sql`${`'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'${ending}`}::tsquery`;
}

/** A word without accents, in lower case. */
export function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
