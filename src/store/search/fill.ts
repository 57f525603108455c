import { sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { isTableThere } from '../table-there.ts';

/** Requests in one transaction. */
const batch = 500;

const toldEachMs = 5000;

/**
 * Makes findable what was written before there was a search, in steps, from the newest request on: whoever is stopped in
 * the middle goes on there at the next start.
 *
 * @param db as the tables' owner; nobody else writes meanwhile
 * @param say hears how far it is
 */
export async function fillSearch(db: Db, say: (words: string) => void): Promise<void> {
  if (!(await isTableThere(db, 'search_before'))) return;
  let told = Date.now();
  for (let before = await firstDone(db); before !== null; before = await firstDone(db)) {
    const next = await bringSome(db, before);
    if (next === null) break;
    if (Date.now() - told < toldEachMs) continue;
    say(`Requests are made findable: those from #${next} on are done`);
    told = Date.now();
  }
  await db.execute(sql`drop table search_before`);
  await db.execute(sql`analyze search_piece`);
}

/** The oldest request that is done; null where there is none to be done. */
async function firstDone(db: Db): Promise<number | null> {
  const [row] = await db.execute<{ first: number }>(sql`select first from search_before`);
  return row?.first ?? null;
}

/** @returns the oldest request that is done now; null where none was left */
async function bringSome(db: Db, before: number): Promise<number | null> {
  return await db.transaction(async tx => {
    const [row] = await tx.execute<{ first: number | null }>(sql`
      select min(number) as first
      from (select number from ticket where number < ${before} order by number desc limit ${batch}) as next`);
    const first = row?.first ?? null;
    if (first === null) return null;
    await tx.execute(sql`select search_anew(${first}, ${before - 1})`);
    await tx.execute(sql`update search_before set first = ${first}`);
    return first;
  });
}
