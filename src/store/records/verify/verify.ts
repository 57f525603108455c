import { sql } from 'drizzle-orm';
import type { Database } from '../../database.ts';
import { isAnyUnchained } from '../chain-logs.ts';
import { chainedLogs } from '../logs.ts';
import { sealsInFile } from '../seal-file.ts';
import { sealsAfter } from '../seals.ts';
import { brokenChains } from './chains.ts';
import { alteredEvidence } from './evidence.ts';
import { nothingExplained } from './explained.ts';
import type { Counted, Finding } from './findings.ts';
import { otherHeads } from './heads.ts';
import { otherLeaves } from './leaves.ts';
import { otherwisePacked } from './packed.ts';
import { brokenSeals, type Outside } from './seals.ts';
import { otherStamps } from './stamps.ts';
import { waitForNothing } from './waiting.ts';
import { alteredWords } from './words.ts';

export const nothingCounted: Counted = {
  ...{
    events: 0,
    unchained: 0,
    evidence: 0,
    unpacked: 0,
    words: 0,
    seals: 0,
    leaves: 0,
    stamps: 0,
    unsealed: 0,
  },
};

/**
 * Looks through all records: chains, words, seals, and what lies beside the logs; each thing that does not fit is given out
 * as it is found. Nothing is changed. Where the desk works meanwhile, all of it must be read as it was at one moment
 * (`atOneMoment`).
 *
 * @param since what was written before is taken as it is; seals are looked at all the same
 * @param counted is filled with what was looked at
 */
export async function* verifyRecords(
  { db, connection }: Pick<Database, 'db' | 'connection'>,
  outside: Outside,
  since: Date | null,
  counted: Counted,
): AsyncGenerator<Finding> {
  // Before the first statement: what is sealed from then on is in neither, and no seal of the file can be one that came later.
  const lines = sealsInFile(outside.file);
  const explained = nothingExplained();
  const isChained = !(await isAnyUnchained(db));
  for (const log of chainedLogs) yield* brokenChains(connection, log, since, isChained, counted, explained);
  yield* otherHeads(db);
  yield* alteredWords(db, since, counted, explained);
  const seals = await sealsAfter(db, 0);
  counted.seals = seals.length;
  yield* brokenSeals(seals, lines, outside);
  yield* otherStamps(db, seals, counted);
  yield* otherLeaves(db, connection, seals, counted);
  yield* alteredEvidence(connection, since, counted, explained);
  yield* otherwisePacked(connection, since, counted);
  yield* waitForNothing(db);
  const [row] = await db.execute<{ count: number }>(
    sql`select count(distinct (kind, id))::int as count from unsealed`,
  );
  counted.unsealed = row?.count ?? 0;
}
