import { type SQL, sql } from 'drizzle-orm';
import { upTo } from '../../clip.ts';

/*
 * Words as PostgreSQL takes them. What people typed travels as values, through functions that understand no operators, or
 * as a lexeme in quotes: there is nothing in it that could be an operator.
 */

/**
 * Words as they stand in what can be found: by their stem, in either language. One that says nothing in one of them
 * (`per`, `the`) is in no text of that language: it is not asked for.
 *
 * @param inTheirOrder they stand one behind the other; else it is enough that they are there
 */
export function stems(words: string, inTheirOrder: boolean): SQL {
  const read = inTheirOrder ? sql`phraseto_tsquery` : sql`plainto_tsquery`;
  const [it, en] = ['it', 'en'].map(
    language => sql`${read}(${sql.raw(`'public.search_${language}'`)}, search_words(${words}))`,
  );
  return sql`case when numnode(${it}) = 0 or numnode(${en}) = 0 then ''::tsquery else ${it} || ${en} end`;
}

export function anyOf(queries: SQL[]): SQL {
  return joined(queries, sql` || `);
}

export function allOf(queries: SQL[]): SQL {
  return joined(queries, sql` && `);
}

function joined(queries: SQL[], by: SQL): SQL {
  return queries.length > 0 ? sql`(${sql.join(queries, by)})` : sql`''::tsquery`;
}

/** A word as it stands in what can be found. @param ending `:*` for whatever begins with it */
export function lexeme(word: string, ending = ''): SQL {
  return word === '' ? sql`''::tsquery` : sql`${`${quoted(word)}${ending}`}::tsquery`;
}

/** PostgreSQL takes words of 2046 bytes, three of which a letter may need, and has none that are longer. */
const lettersAtMost = 600;

/** A word as one writes it in a tsquery; not ''. */
export function quoted(word: string): string {
  return `'${upTo(word, lettersAtMost).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** Several that are written already: all of them, those that are '' left out. */
export function bothOf(...written: string[]): string {
  return written
    .filter(each => each !== '')
    .map(each => `(${each})`)
    .join(' & ');
}

/** One of these words. */
export function oneOf(words: string[]): string {
  return words.map(quoted).join(' | ');
}

/** How many of these words stand in a document: to look each up in it takes a tenth of what it takes to unfold it. */
export function sharedWith(doc: SQL, words: string[]): SQL {
  return sql`(${sql.join(
    words.map(word => sql`(${doc} @@ ${quoted(word)}::tsquery)::int`),
    sql` + `,
  )})`;
}

/** A word without accents, in lower case. */
export function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
