import { sql } from 'drizzle-orm';
import type { Texts } from '../../ticket/incidents/incident.ts';
import type { Db } from '../database.ts';
import { broadcast, broadcastRecipient, incident, incidentEvent } from '../schema/incidents/incidents.ts';
import { message } from '../schema/messages.ts';
import { ticket } from '../schema/tickets.ts';

/** What anybody may know of an incident: neither what it is called, nor whose requests it holds together. */
export type PublicIncident = {
  id: number;
  /** By its key; null: none is named. */
  service: string | null;
  openedAt: Date;
  closedAt: Date | null;
  /** What was really said to customers in a message to all, the latest first: in each language in which a mail server took it. */
  said: { at: Date; texts: Texts }[];
};

/** So many are shown at most. */
const atMost = 30;

/**
 * Incidents that go on, and those that have ended since then: of which a service is named, or something was said to all. Nothing that was said
 * before a request of which it was made was restricted, and nothing that only such requests were told.
 */
export async function publicIncidents(db: Db, endedSince: Date): Promise<PublicIncident[]> {
  // With a limit it is asked of each message by itself: else all that was ever said to anybody is read, to be looked up in.
  const wasTold = (language: 'it' | 'en') => sql`coalesce((
    select true from ${broadcastRecipient} r join ${message} m on m.id = r.message join ${ticket} t on t.number = r.ticket
    where r.broadcast = b.id and r.outcome = 'told' and r.language = ${language} and m.state in ('sent', 'delayed')
      and not t.restricted
    limit 1), false)`;
  const rows = await db.execute<{
    id: number;
    service: string | null;
    openedAt: Date;
    closedAt: Date | null;
    said: { at: string; it: string; en: string }[];
  }>(sql`
    select i.id, i.service, i.opened_at as "openedAt", i.closed_at as "closedAt", s.said
    from ${incident} i left join ${ticket} o on o.number = i.opened_from
      cross join lateral (
        select coalesce(json_agg(each order by each.at desc) filter (where each.it <> '' or each.en <> ''), '[]') as said
        from (
          select b.sent_at as at,
            case when ${wasTold('it')} then b.texts ->> 'it' else '' end as it,
            case when ${wasTold('en')} then b.texts ->> 'en' else '' end as en
          from ${broadcast} b
          where b.incident = i.id and b.sent_at is not null and not exists (
            select from ${incidentEvent} w
            where w.incident = i.id and w.data ->> 'type' = 'incident-withheld' and w.at >= b.sent_at)
        ) as each
      ) as s
    where (i.closed_at is null or i.closed_at > ${endedSince.toISOString()}::timestamptz)
      and not coalesce(o.restricted, false)
      and (i.service is not null or json_array_length(s.said) > 0)
    order by i.closed_at is null desc, i.opened_at desc
    limit ${atMost}`);
  return rows.map(({ said, openedAt, closedAt, ...row }) => ({
    ...row,
    openedAt: new Date(openedAt),
    closedAt: closedAt && new Date(closedAt),
    said: said.map(({ at, it, en }) => ({ at: new Date(at), texts: { it, en } })),
  }));
}
