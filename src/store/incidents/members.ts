import { and, eq, ne, sql } from 'drizzle-orm';
import type { IncidentName } from '../../ticket/incidents/belonging.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Db } from '../database.ts';
import { broadcast, broadcastRecipient, incident } from '../schema/incidents/incidents.ts';
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

/** Of its open requests, those to which no message to all was addressed yet. */
export async function untoldOf(db: Db, id: number): Promise<number[]> {
  const rows = await db
    .select({ number: table.number })
    .from(table)
    .where(
      and(
        isPartOf(id),
        isOpen,
        sql`not exists (select from ${broadcastRecipient} join ${broadcast} on ${broadcast.id} = ${broadcastRecipient.broadcast}
          where ${broadcastRecipient.ticket} = ${table.number} and ${broadcast.incident} = ${id} and ${broadcast.sentAt} is not null)`,
      ),
    )
    .orderBy(table.number);
  return rows.map(({ number }) => number);
}

/** From here on an incident's name says what a request says: two thirds of its words stand in it, nearly as they are. */
const alikeFrom = 0.6;

/** The open incident whose name is most like a text (pg_trgm), if any is. */
export async function incidentLike(db: Db, text: string): Promise<IncidentName | null> {
  const alike = sql<number>`word_similarity(${incident.title}, ${text})`;
  const [row] = await db
    .select({ id: incident.id, title: incident.title, alike })
    .from(incident)
    .where(sql`closed_at is null`)
    .orderBy(sql`${alike} desc`, incident.id)
    .limit(1);
  return row && row.alike >= alikeFrom ? { id: row.id, title: row.title } : null;
}

/** The open incident of which a request is part; null for none. */
export async function openIncidentOf(db: Db, number: number): Promise<IncidentName | null> {
  const [row] = await db
    .select({ id: incident.id, title: incident.title })
    .from(table)
    .innerJoin(incident, eq(incident.id, table.incident))
    .where(and(eq(table.number, number), sql`closed_at is null`));
  return row ?? null;
}
