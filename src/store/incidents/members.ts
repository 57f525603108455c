import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { IncidentName } from '../../ticket/incidents/belonging.ts';
import { nameKeys } from '../../ticket/incidents/fits.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Db } from '../database.ts';
import { broadcast, broadcastRecipient, incident } from '../schema/incidents/incidents.ts';
import { message } from '../schema/messages.ts';
import { ticket as table } from '../schema/tickets.ts';
import { fromRow, isOpen } from '../tickets/row.ts';

/** Written out: the index knows those alone that are part of one. */
const isPartOf = (id: number) => sql`${table.incident} is not null and ${table.incident} = ${id}`;

/** How many requests an incident has, and how many people and companies they are of. */
export type Members = { open: number; closed: number; customers: number; companies: number };

export async function membersOf(db: Db, id: number): Promise<Members> {
  const [row] = await db
    .select({
      open: sql<number>`(count(*) filter (where ${table.status} <> 'closed'))::int`,
      closed: sql<number>`(count(*) filter (where ${table.status} = 'closed'))::int`,
      customers: sql<number>`(count(distinct nullif(${table.requester} ->> 'address', '')))::int`,
      companies: sql<number>`count(distinct ${table.company})::int`,
    })
    .from(table)
    .where(isPartOf(id));
  return row ?? { open: 0, closed: 0, customers: 0, companies: 0 };
}

/** How many of several incidents' requests are open, by incident. */
export async function openMembersOf(db: Db, ids: number[]): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ incident: table.incident, open: sql<number>`count(*)::int` })
    .from(table)
    .where(
      and(sql`${table.incident} is not null and ${table.incident} = any(${sql.param(ids)}::int[])`, isOpen),
    )
    .groupBy(table.incident);
  return new Map(rows.flatMap(({ incident: id, open }) => (id === null ? [] : [[id, open] as const])));
}

/** Its requests that are open, in the order of their numbers. */
export async function openTicketsOf(db: Db, id: number): Promise<Ticket[]> {
  const rows = await db
    .select()
    .from(table)
    .where(and(isPartOf(id), ne(table.status, 'closed')))
    .orderBy(table.number);
  return rows.map(fromRow);
}

/** Left out for one of these it may be told another time: the request, or the desk, was in that state only then. */
const passing = ['failed', 'merged', 'restricted', 'closed', 'taken-out', 'no-text'];

/**
 * Of its open requests, those that no message to all has reached: because none was sent since they came (`isNew`), or because it
 * was stopped before, or failed. Who has perhaps got it is not written to again. What another was told that has been merged into it, it has been told.
 */
export async function untoldOf(db: Db, id: number): Promise<{ number: number; isNew: boolean }[]> {
  return [
    ...(await db.execute<{ number: number; isNew: boolean }>(sql`
      with recursive addressed (number, has_got) as (
        select r.ticket, case r.outcome
          when 'told' then not coalesce(m.state = 'held' and m.state_why = 'stopped' and not m.perhaps_left, false)
          when 'left-out' then r.why <> all(${sql.param(passing)}::text[])
          else false end
        from ${broadcast} b
          join ${broadcastRecipient} r on r.broadcast = b.id
          left join ${message} m on m.id = r.message
        where b.incident = ${id} and b.sent_at is not null
        union
        select t.merged_into, a.has_got from addressed a join ${table} t on t.number = a.number
        where t.merged_into is not null
      ), known as (select number, bool_or(has_got) as has_got from addressed group by number)
      select t.number, known.number is null as "isNew"
      from ${table} t left join known on known.number = t.number
      where t.incident is not null and t.incident = ${id} and t.status <> 'closed' and known.has_got is not true
      order by t.number`)),
  ];
}

/** From here on an incident's name says what a request says: two thirds of its words stand in it, nearly as they are. */
const alikeFrom = 0.6;

/** So many names that begin a word as the text does are compared with it, the newest. */
const comparedAtMost = 100;

/**
 * The open incident whose name is most like a text (pg_trgm), if any is; of those that have a word which begins as one of the
 * text does, so that it takes no longer where a thousand are open.
 */
export async function incidentLike(db: Db, text: string): Promise<IncidentName | null> {
  const [row] = await db.execute<{ id: number; title: string; alike: number }>(sql`
    select id, title, word_similarity(title, ${text}) as alike
    from (select id, title from ${incident}
      where closed_at is null and keys && ${sql.param(['*', ...nameKeys(text)])}::text[]
      order by opened_at desc, id desc limit ${comparedAtMost}) as open
    where title <> ''
    order by alike desc, id limit 1`);
  return row && row.alike >= alikeFrom ? { id: row.id, title: row.title } : null;
}

/** The requests that bear an incident's name: those that are part of it, open or not, and the open ones that look like it. */
export async function namedAfter(db: Db, id: number): Promise<number[]> {
  const rows = await db.execute<{ number: number }>(sql`
    select number from ${table} where incident is not null and incident = ${id}
    union
    select number from ${table} where status <> 'closed' and facts -> 'resembles' ->> 'incident' = ${String(id)}
    order by number`);
  return rows.map(({ number }) => number);
}

/** The open incident of which a request is part; null for none. */
export async function openIncidentOf(db: Db, number: number): Promise<IncidentName | null> {
  const [row] = await db
    .select({ id: incident.id, title: incident.title })
    .from(table)
    .innerJoin(incident, eq(incident.id, table.incident))
    .where(and(eq(table.number, number), isNull(incident.closedAt)));
  return row ?? null;
}
