import { sql } from 'drizzle-orm';
import type { Db } from '../../database.ts';
import type { Finding } from './findings.ts';

const heads = [
  {
    kind: 'ticket',
    rows: sql`(select number as id, version from ticket)`,
    events: sql`(select ticket as id, sequence from ticket_event)`,
  },
  {
    kind: 'incident',
    rows: sql`(select id, version from incident)`,
    events: sql`(select incident as id, sequence from incident_event)`,
  },
];

/** Tickets and incidents that count other events than their logs have. */
export async function* otherHeads(db: Db): AsyncGenerator<Finding> {
  for (const { kind, rows, events } of heads) {
    const found = await db.execute<{ id: number; version: number | null; last: number | null }>(sql`
      select coalesce(head.id, log.id) as id, version, last
      from ${rows} as head
      full join (select id, max(sequence) as last from ${events} as events group by 1) as log on log.id = head.id
      where version is distinct from last order by 1`);
    for (const { id, version, last } of found)
      yield {
        place: `${kind} ${id}`,
        says:
          version === null
            ? `it has a log of ${last} events, and is not there itself`
            : `it counts ${version} events, and its log ends with ${last ?? 'none'}`,
      };
  }
}
