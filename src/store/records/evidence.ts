import { createHash } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import type { SealedKind } from '../schema/records/seals.ts';
import { canonicalOf } from './said.ts';

/**
 * What lies beside the logs, and is sealed by itself. `terms`: what was promised from when on; `told`: figures, as they were told; `hour`: in
 * which minutes of it a service answered; `stamp`: by its seal.
 */
export type EvidenceKind = Exclude<SealedKind, 'ticket' | 'incident' | 'desk'>;

export const evidenceKinds: EvidenceKind[] = [
  ...(['message', 'mail', 'file', 'reading', 'terms', 'told', 'hour', 'stamp'] as const),
];

/** One of them, with what never changes of it. @property isDone it may be sealed */
export type Evidence = { id: number; says: Record<string, unknown>; isDone: boolean };

const moment = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * In SQL: the rows of a kind, as {@link Evidence}. A letter is done when it has left: until then it may go to somebody else. Of
 * mails and files the content counts by its SHA-256, made from the bytes that lie there; of a mail that lies there packed by two, as
 * it came and as it lies there. An hour of probes is done when it has been over
 * for another: its last minutes come from other places, too. That is so by what was noted since, and by the clock: one that was ahead
 * has noted hours that are still to come.
 */
const rows = (at: SQL): Record<EvidenceKind, SQL> => ({
  message: sql`
    select id::int as id, direction <> 'out' or state in ('sent', 'delayed', 'bounced') as "isDone",
      jsonb_build_object('direction', direction, 'messageId', message_id, 'inReplyTo', in_reply_to,
        'references', "references", 'from', "from", 'to', "to", 'subject', subject, 'text', text, 'html', html,
        'language', language, 'automatic', automatic, 'at', ${moment(sql`at`)}, 'mail', mail_id, 'author', author) as says
    from message as evidence`,
  mail: sql`
    select id::int as id, true as "isDone",
      jsonb_build_object('messageId', message_id, 'contentHash', content_hash, 'envelopeFrom', envelope_from,
        'arrivedAt', ${moment(sql`arrived_at`)}, 'source', encode(coalesce(packed_of, sha256(source)), 'hex'))
        || case when packed_of is null then '{}' else jsonb_build_object('packed', encode(sha256(source), 'hex')) end as says
    from inbound_mail as evidence`,
  file: sql`
    select id::int as id, true as "isDone",
      jsonb_build_object('message', message_id, 'name', name, 'type', type, 'size', size, 'sha256', sha256,
        'content', (select encode(sha256(content), 'hex') from blob where blob.sha256 = evidence.sha256)) as says
    from attachment as evidence`,
  reading: sql`
    select id::int as id, true as "isDone",
      jsonb_build_object('operator', operator, 'tickets', tickets, 'origin', origin, 'at', ${moment(sql`at`)}) as says
    from found_reading as evidence`,
  terms: sql`
    select id::int as id, true as "isDone", jsonb_build_object('since', ${moment(sql`since`)}, 'data', data) as says
    from terms_in_force as evidence`,
  told: sql`
    select id::int as id, true as "isDone",
      jsonb_build_object('from', "from", 'to', "to", 'filter', filter, 'asOf', ${moment(sql`as_of`)}, 'place', place,
        'figures', figures) as says
    from report_told as evidence`,
  hour: sql`
    select id::int as id, hour + interval '2 hours' <= least((select max(hour) from probed_hour), ${at}) as "isDone",
      jsonb_build_object('service', service, 'place', place, 'hour', ${moment(sql`hour`)}, 'marks', marks) as says
    from probed_hour as evidence`,
  stamp: sql`
    select seal as id, true as "isDone",
      jsonb_build_object('seal', seal, 'at', ${moment(sql`at`)}, 'token', encode(sha256(token), 'hex')) as says
    from (select distinct on (seal) seal as id, * from seal_stamp order by seal, at, token) as evidence`,
});

/** In SQL: {@link Evidence} of a kind. @param at when it is asked what is done */
export function evidenceOf(kind: EvidenceKind, at = new Date()): SQL {
  return rows(sql`${at.toISOString()}::timestamptz`)[kind];
}

/** SHA-256 over a salt and the canonical form of what is sealed. @param says as the database gave it, out of `jsonb` */
export function digestOfEvidence(salt: Uint8Array, says: Record<string, unknown>): Buffer {
  return createHash('sha256').update(salt).update(canonicalOf(says)).digest();
}
