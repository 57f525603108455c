import { type SQL, sql } from 'drizzle-orm';
import type { RequestFacts } from '../../ticket/sight/sight.ts';
import type { Db } from '../database.ts';
import type { PieceKind } from '../schema/search.ts';
import { type Assigned, assigneeOf } from '../tickets/row.ts';
import type { Wanted } from './wanted.ts';
import { exclusionOf, queryOf, type Reading } from './words-sql.ts';

/** A request that fits, the piece of it that fits best, and how well. */
export type Found = { request: RequestFacts; kind: PieceKind; source: number; score: number };

/** So many pieces of requests are weighed against each other: the newest that fit. */
const weighedAtMost = 1200;
/** What is written in nearly all requests is looked for among the newest alone: there are enough of them. */
const newest = 2500;
const enough = 60;

/**
 * Requests that fit, the best first; the newest of them where there are very many.
 *
 * @param db in a transaction of its own
 * @returns `isAll`: there are no others
 */
export async function findRequests(
  db: Db,
  wanted: Wanted,
  reading: Reading,
): Promise<{ found: Found[]; isAll: boolean }> {
  const query = queryOf(wanted, reading);
  // An index serves whatever is looked for; what its statistics say of rare words is a guess.
  await db.execute(sql`set local enable_seqscan = off`);
  if (!query) return weighed(await db.execute<Row>(newestThatFit(wanted)));
  const among = await db.execute<Row>(thatContain(query, wanted, sql`piece.ticket > max.number - ${newest}`));
  if (among.length >= enough) return { found: among.map(foundIn), isAll: false };
  return weighed(await db.execute<Row>(thatContain(query, wanted, sql`true`)));
}

type Row = Assigned & {
  number: number;
  category: RequestFacts['category'];
  suggestion: RequestFacts['suggestion'];
  kind: PieceKind;
  source: string;
  score: number;
  pieces: number;
};

function weighed(rows: Row[]): { found: Found[]; isAll: boolean } {
  return { found: rows.map(foundIn), isAll: (rows[0]?.pieces ?? 0) < weighedAtMost };
}

function foundIn({ number, category, suggestion, kind, source, score, ...assigned }: Row): Found {
  const request = { number, category, suggestion, assignee: assigneeOf(assigned) };
  return { request, kind, source: Number(source), score };
}

const facts = sql`ticket.number, ticket.category, ticket.suggestion, ticket.assignee_id as "assigneeId",
  ticket.assignee_name as "assigneeName"`;

/** What fits well, and what is new, or open still, comes first: half a year makes a thing half as likely. */
const likely = sql`(1 + (ticket.status <> 'closed')::int) / (1 + extract(epoch from now() - ticket.opened_at) / 15552000)`;

function thatContain(query: SQL, wanted: Wanted, among: SQL): SQL {
  return sql`
    with max as materialized (select coalesce(max(number), 0) as number from ticket),
    fitting as materialized (
      select piece.ticket, piece.kind, piece.source, ts_rank(piece.doc, ${query}, 1) as rank
      from search_piece as piece join ticket on ticket.number = piece.ticket cross join max
      where piece.doc @@ ${query} and ${among} and ${fits(wanted)}
      order by piece.ticket desc limit ${weighedAtMost}
    ), best as (
      select distinct on (ticket) ticket, kind, source, rank from fitting order by ticket, rank desc, source desc
    )
    select ${facts}, best.kind, best.source, (best.rank * ${likely})::float8 as score,
      (select count(*)::int from fitting) as pieces
    from best join ticket on ticket.number = best.ticket order by score desc, ticket.number desc`;
}

function newestThatFit(wanted: Wanted): SQL {
  return sql`
    select ${facts}, 'head' as kind, ticket.number as source, 0::float8 as score, count(*) over ()::int as pieces
    from (select * from ticket where ${fits(wanted)} order by number desc limit ${weighedAtMost}) as ticket
    order by ticket.number desc`;
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
