import { sql } from 'drizzle-orm';
import { lettersApart } from '../../letters-apart.ts';
import type { Db } from '../database.ts';
import { plain } from './words-sql.ts';

/** A shorter word is like too many names. */
const lettersAtLeast = 4;
/** Names that are compared with a word, the likest first, and those that it may mean. */
const comparedAtMost = 200;
const meantAtMost = 4;

/**
 * Words of customers' names that are nearly the one that was typed: one letter in four may be wrong.
 *
 * @param db within `searching`
 * @returns the nearest first; none where it is short
 */
export async function namesLike(db: Db, word: string): Promise<string[]> {
  const wanted = plain(word);
  if (wanted.length < lettersAtLeast || !/^\p{L}+$/u.test(wanted)) return [];
  const rows = await db.execute<{ name: string }>(sql`
    select name from search_name where name % ${wanted}
    order by similarity(name, ${wanted}) desc, name limit ${comparedAtMost}`);
  return rows
    .map(({ name }) => ({ name, apart: lettersApart(name, wanted, wrongAtMost(name, wanted)) }))
    .filter(({ apart }) => apart > 0 && apart < Infinity)
    .toSorted((a, b) => a.apart - b.apart)
    .slice(0, meantAtMost)
    .map(({ name }) => name);
}

function wrongAtMost(a: string, b: string): number {
  return Math.floor(Math.max(a.length, b.length) / 4);
}
