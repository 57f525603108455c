import { type SQL, sql } from 'drizzle-orm';
import type { RequestFacts } from '../../ticket/sight/sight.ts';
import type { Db } from '../database.ts';
import type { PieceKind } from '../schema/written/search.ts';
import type { Wanted } from './wanted.ts';
import { exclusionOf, queryOf, type Reading } from './words-sql.ts';

/** A request that fits, the piece of it that fits best, and how well. */
export type Found = { request: RequestFacts; kind: PieceKind; source: number; score: number };

/** So many pieces of requests are weighed against each other: the newest that fit. */
const weighedAtMost = 1200;
/** Of those that have all words, so many of the newest are looked through for their order, which no index knows. */
const lookedThrough = 4000;
/** What is written in nearly all requests is looked for among the newest alone: there are enough of them. */
export const newest = 2500;
export const enough = 60;

/** Who waits for an answer waits no longer; a search that nobody can wait for gives up (57014). */
const statementMs = 2000;

/** A transaction in which one looks for something. */
export async function searching<T>(db: Db, look: (tx: Db) => Promise<T>): Promise<T> {
  return await db.transaction(async tx => {
    // An index serves whatever is looked for; what statistics say of rare words is a guess.
    await tx.execute(sql`
      select set_config('statement_timeout', ${String(statementMs)}, true), set_config('enable_seqscan', 'off', true)`);
    return await look(tx);
  });
}

/**
 * Requests that fit, the best first; the newest of them where there are very many.
 *
 * @param db within `searching`
 * @returns `isAll`: there are no others
 */
export async function findRequests(
  db: Db,
  wanted: Wanted,
  reading: Reading,
): Promise<{ found: Found[]; isAll: boolean }> {
  const [exact, loose] = [queryOf(wanted, reading), queryOf(wanted, reading, false)];
  if (!exact || !loose) return foundIn(await db.execute<Row>(newestThatFit(wanted)), weighedAtMost);
  const isInOrder = wanted.terms.some(({ words }) => /[\p{L}\p{N}][^\p{L}\p{N}]+[\p{L}\p{N}]/u.test(words));
  const most = isInOrder ? lookedThrough : weighedAtMost;
  const ask = async (among: SQL) => await db.execute<Row>(thatContain({ exact, loose, most, among, wanted }));
  const latest = foundIn(
    await ask(sql`piece.ticket between latest.number - ${newest} and latest.number`),
    most,
  );
  if (latest.found.length >= enough) return { ...latest, isAll: false };
  return foundIn(await ask(sql`true`), most);
}

type Row = RequestFacts & {
  kind: PieceKind;
  source: string;
  score: number;
  pieces: number;
};

function foundIn(rows: Row[], most: number): { found: Found[]; isAll: boolean } {
  const found = rows.map(({ number, restricted, kind, source, score }) => {
    return { request: { number, restricted }, kind, source: Number(source), score };
  });
  return { found, isAll: (rows[0]?.pieces ?? 0) < most };
}

const facts = sql`ticket.number, ticket.restricted`;

/** What fits well, and what is new, or open still, comes first: half a year makes a thing half as likely. */
const likely = sql`(1 + (ticket.status <> 'closed')::int) / (1 + extract(epoch from now() - ticket.opened_at) / 15552000)`;

/** @property among the requests among which one looks; `latest` is the newest that may fit */
type Asked = { exact: SQL; loose: SQL; most: number; among: SQL; wanted: Wanted };

function thatContain({ exact, loose, most, among, wanted }: Asked): SQL {
  const until = wanted.before ? sql`opened_at < ${wanted.before.toISOString()}::timestamptz` : sql`true`;
  return sql`
    with latest as materialized (
      select coalesce((select number from ticket where ${until} order by opened_at desc limit 1), 0) as number
    ), alike as materialized (
      select piece.ticket, piece.kind, piece.source, piece.doc
      from search_piece as piece join ticket on ticket.number = piece.ticket cross join latest
      where piece.doc @@ ${loose} and ${among} and ${fits(wanted)}
      order by piece.ticket desc limit ${most}
    ), best as (
      select distinct on (ticket) ticket, kind, source, max(rank) over (partition by ticket) as rank from (
        select ticket, kind, source, ts_rank(doc, ${exact}, 1) as rank from alike where doc @@ ${exact}
      ) as fitting
      -- What was written is shown; subject and customer are on the line in any case.
      order by ticket, kind = 'head', fitting.rank desc, source desc
    )
    select ${facts}, best.kind, best.source, (best.rank * ${likely})::float8 as score,
      (select count(*)::int from alike) as pieces
    from best join ticket on ticket.number = best.ticket order by score desc, ticket.number desc`;
}

function newestThatFit(wanted: Wanted): SQL {
  return sql`
    select ${facts}, 'head' as kind, ticket.number as source, 0::float8 as score, count(*) over ()::int as pieces
    from (
      select * from ticket where ${fits(wanted)} order by opened_at desc, number desc limit ${weighedAtMost}
    ) as ticket order by ticket.opened_at desc, ticket.number desc`;
}

/** What is so of the request itself. */
function fits(wanted: Wanted): SQL {
  const { status, category, priority, assignees, after, before } = wanted;
  const excluded = exclusionOf(wanted);
  const ids = assignees.filter(id => id !== null);
  const conditions = [
    status.length > 0 && sql`ticket.status in ${status}`,
    category.length > 0 && sql`ticket.category in ${category}`,
    priority.length > 0 && sql`ticket.priority in ${priority}`,
    assignees.length > 0 &&
      sql`(${ids.length > 0 ? sql`ticket.assignee_id in ${ids}` : sql`false`}
        or ${assignees.includes(null) ? sql`ticket.assignee_id is null` : sql`false`})`,
    after && sql`ticket.opened_at >= ${after.toISOString()}::timestamptz`,
    excluded &&
      sql`not exists (select from search_piece as other where other.ticket = ticket.number and other.doc @@ ${excluded})`,
    before && sql`ticket.opened_at < ${before.toISOString()}::timestamptz`,
  ];
  return sql.join(
    [sql`true`, ...conditions.filter(condition => condition !== false && condition !== null)],
    sql` and `,
  );
}
