import { sql } from 'drizzle-orm';
import type { TicketEventType } from '../../ticket/events.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Db } from '../database.ts';
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

/**
 * What is new to an operator since an instant, on what they have, what is their turn, and what they watch; the latest first. What
 * they did themselves is no news.
 *
 * @param sees whether they see what few may see: else what happens to that is kept from them here, too
 */
export async function newsOf(
  db: Db,
  operator: number,
  since: Date,
  { offset, limit }: Stretch,
  sees: boolean,
): Promise<{ news: TicketNews[]; total: number }> {
  const from = sql`${since.toISOString()}::timestamptz`;
  const rows = await db.execute<{
    number: number;
    happened: Partial<Record<NewsType, number>>;
    total: number;
  }>(sql`
    with concerned as (
      select number, restricted from ticket where assignee_id = ${operator} and updated_at >= ${from}
      union select number, restricted from ticket
        where turn_id = ${operator} and status = 'new' and turn_id is not null and updated_at >= ${from}
      union select number, restricted from ticket where watchers <> '[]'
        and watchers @> ${JSON.stringify([{ id: operator }])}::jsonb and updated_at >= ${from}
    ), happening as (
      select number, event.type, count(*)::int as times, max(event.at) as latest
      from concerned, lateral (
        select type, at from ticket_event
        where ticket = number and at >= ${from}
          and (type = any(${sql.param([...told])}::text[])
            or (type = any(${sql.param([...toThem])}::text[]) and (data -> 'to' ->> 'id')::int = ${operator}))
          and (${sees} or not restricted or type = any(${sql.param(wordless)}::text[]))
          and not (actor ->> 'kind' = 'operator' and (actor ->> 'id')::int = ${operator})
      ) event
      group by number, event.type
    )
    select number, json_object_agg(type, times) as happened, (count(*) over ())::int as total
    from happening group by number order by max(latest) desc, number limit ${limit} offset ${offset}`);
  const tickets = new Map(
    (
      await ticketsNumbered(
        db,
        rows.map(({ number }) => number),
      )
    ).map(ticket => [ticket.number, ticket]),
  );
  const news = rows.flatMap(({ number, happened }) => {
    const ticket = tickets.get(number);
    return ticket ? [{ ticket, happened }] : [];
  });
  return { news, total: rows[0]?.total ?? 0 };
}
