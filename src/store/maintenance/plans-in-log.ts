import { sql } from 'drizzle-orm';
import type { PlanWritten } from '../../ticket/availability/planned.ts';
import type { Db } from '../database.ts';

type Row = { id: number; service: string; from: string; to: string; at: Date | string; type: string };

/** What was written of maintenances before an instant, oldest first: how they were planned, changed and called off. */
export async function plansWritten(db: Db, before: Date): Promise<PlanWritten[]> {
  const rows = await db.execute<Row>(sql`
    select (data #>> '{maintenance,id}')::int as id, data #>> '{maintenance,service}' as service,
      data #>> '{maintenance,from}' as from, data #>> '{maintenance,to}' as to, at, data ->> 'type' as type
    from desk_event
    where data ->> 'type' in ('maintenance-planned', 'maintenance-changed', 'maintenance-cancelled')
      and at < ${before.toISOString()}::timestamptz
    order by desk_event.id`);
  return [...rows].map(({ id, service, from, to, at, type }) => ({
    ...{ id, service, from: new Date(from), to: new Date(to), at: new Date(at) },
    isCancelled: type === 'maintenance-cancelled',
  }));
}
