import { type SQL, sql } from 'drizzle-orm';
import type { TicketEventType } from '../../ticket/events.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Db } from '../database.ts';
import { behindUntil, inOrder, type Key, type Mark, markOf } from './keyset.ts';
import type { Stretch } from './lists.ts';
import { ticketsNumbered } from './lists.ts';

/** What somebody wants to know of what happened to their requests, and to those that they watch, while they were not looking. */
const told = [
  'message-received',
  'wrote-outside',
  'reopened',
  'escalated',
  'on-call-told',
  'woke',
] as const satisfies TicketEventType[];
/** And this, where it is about them. */
const toThem = ['reassigned', 'allotted'] as const satisfies TicketEventType[];
/** What is told also of a request whose words they may not see: that it is theirs to do, and late. It says nothing of what happens in it. */
const wordless: NewsType[] = [...toThem, 'escalated', 'on-call-told'];

export type NewsType = (typeof told)[number] | (typeof toThem)[number];

/** A request with what is new in it: how often each happened. */
export type TicketNews = { ticket: Ticket; happened: Partial<Record<NewsType, number>> };

type Row = { number: number; happened: TicketNews['happened']; mark: Mark; total: number; rest: number };

/** The latest first. */
const order: Key[] = [
  { by: sql`latest`, is: 'instant', desc: true },
  { by: sql`number`, is: 'number' },
];

/**
 * What is new to an operator since an instant, on what they have, what is their turn, and what they watch; the latest first. What
 * they did themselves is no news. Whoever goes on behind a mark is told what was new when they began, and finds all where it
 * stood; what has happened since stands at the beginning.
 *
 * @param sees whether they see what few may see: else what happens to that is kept from them here, too
 * @returns `before`: how many stand before it now; `last`: where its last row stands, to go on from there
 */
export async function newsOf(
  db: Db,
  operator: number,
  since: Date,
  { offset, limit, after = '' }: Stretch,
  sees: boolean,
): Promise<{ news: TicketNews[]; total: number; before: number; last: Mark }> {
  const onwards = behindUntil(order, after);
  const rest = onwards?.rest ?? sql`true`;
  const rows = await db.execute<Row>(sql`
    with happening as (${happenedTo({ operator, sees }, since, onwards?.until)}),
    known as materialized (
      select number, json_object_agg(type, times) as happened, max(latest) as latest from happening group by number
    ),
    counted as (
      select count(*)::int as total, (count(*) filter (where ${rest}))::int as rest, max(latest) as newest from known
    )
    select number, happened, total, rest, ${markOf([{ by: sql`newest`, is: 'instant' }, ...order])} as mark
    from known cross join counted where ${rest}
    order by ${sql.join(inOrder(order), sql`, `)} limit ${limit} offset ${onwards ? 0 : offset}`);
  const tickets = await ticketsNumbered(
    db,
    rows.map(({ number }) => number),
  );
  const happened = new Map(rows.map(row => [row.number, row.happened]));
  const [first] = rows;
  return {
    news: tickets.map(ticket => ({ ticket, happened: happened.get(ticket.number) ?? {} })),
    total: first?.total ?? 0,
    before: onwards && first ? first.total - first.rest : offset,
    last: rows.at(-1)?.mark ?? '',
  };
}

/** What happened to each, by kind. @param until counted as well; undefined: all that there is */
function happenedTo({ operator, sees }: { operator: number; sees: boolean }, since: Date, until?: SQL): SQL {
  const from = sql`${since.toISOString()}::timestamptz`;
  return sql`
    select number, event.type, count(*)::int as times, max(event.at) as latest
    from (
      select number, restricted from ticket where assignee_id = ${operator} and updated_at >= ${from}
      union select number, restricted from ticket
        where turn_id = ${operator} and status = 'new' and turn_id is not null and updated_at >= ${from}
      union select number, restricted from ticket where watchers <> '[]'
        and watchers @> ${JSON.stringify([{ id: operator }])}::jsonb and updated_at >= ${from}
    ) as concerned, lateral (
      select type, at from ticket_event
      where ticket = number and at >= ${from} and ${until ? sql`at <= ${until}` : sql`true`}
        and (type = any(${sql.param([...told])}::text[])
          or (type = any(${sql.param([...toThem])}::text[]) and (data -> 'to' ->> 'id')::int = ${operator}))
        and (${sees} or not restricted or type = any(${sql.param(wordless)}::text[]))
        and not (actor ->> 'kind' = 'operator' and (actor ->> 'id')::int = ${operator})
    ) as event
    group by number, event.type`;
}
