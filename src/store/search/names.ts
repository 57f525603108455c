import { sql } from 'drizzle-orm';
import { lettersApart } from '../../letters-apart.ts';
import type { Db } from '../database.ts';
import { plain } from './words-sql.ts';

/** A shorter word is like too many names. */
const lettersAtLeast = 4;
/** Customers whose names are compared with a word, and names that a word may mean. */
const comparedAtMost = 200;
const meantAtMost = 4;

/**
 * Words of customers' names that are nearly the one that was typed (pg_trgm): one letter in four may be wrong.
 *
 * @returns the nearest first; none where it is short, or is a name as it stands
 */
export async function namesLike(db: Db, word: string): Promise<string[]> {
  const wanted = plain(word);
  if (wanted.length < lettersAtLeast || !/^\p{L}+$/u.test(wanted)) return [];
  const rows = await db.execute<{ names: string }>(sql`
    select names from search_piece where names is not null and ${wanted} <% names limit ${comparedAtMost}`);
  const near = new Map<string, number>();
  for (const name of new Set(rows.flatMap(({ names }) => names.split(/\s+/)))) {
    const apart = lettersApart(name, wanted);
    if (apart > 0 && apart <= Math.floor(Math.max(name.length, wanted.length) / 4)) near.set(name, apart);
  }
  return [...near]
    .toSorted(([, a], [, b]) => a - b)
    .slice(0, meantAtMost)
    .map(([name]) => name);
}
