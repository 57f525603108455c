import { and, desc, eq, sql } from 'drizzle-orm';
import type { Actor, Origin } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { deskEvent, eventWords } from '../schema/events.ts';
import { together } from '../words/sealed.ts';

/**
 * All that is held of somebody was taken out, by themselves or on the desk's machine; or all records there are; or one of the house asked
 * who read what is theirs.
 *
 * @property address whose it is; '' where it was erased, and where it was everybody's
 */
export type Export = {
  at: Date;
  what: 'data-taken' | 'data-exported' | 'records-exported' | 'ledger-read';
  address: string;
  actor: Actor;
  origin: Origin;
};

const types: Export['what'][] = ['data-taken', 'data-exported', 'records-exported', 'ledger-read'];

/** What was taken out, the latest first; asked on the desk's machine alone. */
export async function exportsBetween(
  db: Db,
  { from, until }: { from?: Date; until?: Date },
): Promise<Export[]> {
  const moment = (date: Date) => sql`${date.toISOString()}::timestamptz`;
  const rows = await db
    .select({ log: deskEvent, words: eventWords.words })
    .from(deskEvent)
    .leftJoin(eventWords, eq(eventWords.id, deskEvent.wordsId))
    .where(
      and(
        sql`${deskEvent.data} ->> 'type' = any(${sql.param(types)}::text[])`,
        from && sql`${deskEvent.at} >= ${moment(from)}`,
        until && sql`${deskEvent.at} < ${moment(until)}`,
      ),
    )
    .orderBy(desc(deskEvent.id));
  return rows.flatMap(({ log: { data, actor, origin, at, wordsId }, words }) => {
    const said = together({ event: data, actor }, { wordsId, words });
    const what = types.find(each => each === said.event.type);
    if (!what) return [];
    const address = 'address' in said.event && !said.erased ? said.event.address : '';
    return [{ at, what, address, actor: said.actor, origin }];
  });
}
