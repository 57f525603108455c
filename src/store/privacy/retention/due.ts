import { type SQL, sql } from 'drizzle-orm';
import type { RetentionClass } from '../../../ticket/erasing/retention.ts';
import type { Db } from '../../database.ts';
import { isReadingSql } from '../../schema/events.ts';
import { closedWithWords, keptInPart } from '../../schema/tickets.ts';

/** Where a list goes on: behind what stood there, by what it is in order of; null: from the beginning. */
export type Behind = (string | number)[] | null;

/** Some of it, and where it goes on; null: that was all. */
type Batch<T> = { items: T[]; next: Behind };

const instant = (at: unknown) => sql`${String(at)}::timestamptz`;

/** As a text that says it to the microsecond. */
const told = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The last of some, where there may be more behind it. */
function lastOf<Row>(rows: readonly Row[], limit: number): Row | undefined {
  return rows.length < limit ? undefined : rows.at(-1);
}

function isBehind(columns: SQL, behind: Behind): SQL {
  if (!behind) return sql`true`;
  const [at, ...rest] = behind;
  const places = rest.map(each => sql`${Number(each)}::bigint`);
  return sql`(${columns}) > (${sql.join([instant(at), ...places], sql`, `)})`;
}

/**
 * Whether a request's words were kept for long enough. One that goes on in another has the time of that; and while an incident is open
 * that was made of it, that is called after it, and finds others by its words.
 */
function isClosedLongEnough(cutoff: SQL): SQL {
  return sql`${closedWithWords} and closed_at <= ${cutoff}
    and (merged_into is null or not exists (
      with recursive onto as (
        select ticket.merged_into as number
        union select next.merged_into from onto join ticket as next on next.number = onto.number
        where next.merged_into is not null)
      select from onto join ticket as last on last.number = onto.number
      where last.merged_into is null and (last.status <> 'closed' or last.closed_at > ${cutoff})))
    and not exists (select from incident where opened_from = ticket.number and incident.closed_at is null)`;
}

/** Requests whose words were kept for long enough, the oldest closing first. */
export async function closedToErase(
  db: Db,
  cutoff: string,
  behind: Behind,
  limit: number,
): Promise<Batch<number>> {
  const rows = await db.execute<{ number: number; at: string }>(sql`
    select number, ${told(sql`closed_at`)} as at from ticket
    where ${isClosedLongEnough(instant(cutoff))} and ${isBehind(sql`closed_at, number`, behind)}
    order by closed_at, number limit ${limit}`);
  const last = lastOf(rows, limit);
  return { items: [...rows].map(({ number }) => number), next: last ? [last.at, last.number] : null };
}

/** What was erased, and of which the law keeps a part yet. @returns requests, by their numbers */
export async function keptInPartToErase(
  db: Db,
  now: Date,
  behind: Behind,
  limit: number,
): Promise<Batch<number>> {
  const rows = await db.execute<{ number: number }>(sql`
    select number from ticket where ${keptInPart} and number > ${Number(behind?.[0] ?? 0)}
      and exists (select from jsonb_array_elements(facts #> '{erased,kept}') as one where (one ->> 'until')::numeric <= ${now.getTime()})
    order by number limit ${limit}`);
  const last = lastOf(rows, limit);
  return { items: [...rows].map(({ number }) => number), next: last ? [last.number] : null };
}

/** A file that is there still. */
type FileToErase = { id: number; message: number; ticket: number };

/** Of the next files those whose request was closed long enough ago: looked at all of them, whatever number are. */
export async function filesToErase(
  db: Db,
  cutoff: string,
  behind: Behind,
  limit: number,
): Promise<Batch<FileToErase>> {
  const rows = await db.execute<{ id: number; message: string; ticket: number | null }>(sql`
    select file.id, file.message_id as message, ticket.number as ticket
    from (select id, message_id, held from attachment where id > ${Number(behind?.[0] ?? 0)} order by id limit ${limit}) as file
    join message on message.id = file.message_id
    left join ticket on ticket.number = message.ticket and status = 'closed' and closed_at <= ${instant(cutoff)}
      and file.held is distinct from 'expired'
    order by file.id`);
  const last = lastOf(rows, limit);
  const items = [...rows].flatMap(({ id, message, ticket }) =>
    ticket === null ? [] : [{ id, message: Number(message), ticket }],
  );
  return { items, next: last ? [last.id] : null };
}

/** A mail as it came. @property ticket null: it is part of none */
type MailToErase = { id: number; ticket: number | null };

/** What waits for a person is theirs to decide about. */
const isDecided = sql`outcome not in ('quarantined', 'pending')`;

/** Mails as they came long enough ago, the oldest first; but for those of open requests. */
export async function mailsToErase(
  db: Db,
  which: Extract<RetentionClass, 'rawMail' | 'machineMail'>,
  cutoff: string,
  behind: Behind,
  limit: number,
): Promise<Batch<MailToErase>> {
  const rows = await db.execute<{ id: string; at: string; ticket: number | null; isOpen: boolean }>(sql`
    select mail.id, ${told(sql`mail.arrived_at`)} as at, coalesce(mail.ticket, its.ticket) as ticket,
      exists (select from ticket where number in (mail.ticket, its.ticket) and status <> 'closed') as "isOpen"
    from (
      select id, arrived_at, ticket from inbound_mail
      where content_hash <> 'erased' ${which === 'machineMail' ? sql`and ticket is null` : sql``} and ${isDecided}
        and arrived_at <= ${instant(cutoff)} and ${isBehind(sql`arrived_at, id`, behind)}
      order by arrived_at, id limit ${limit}
    ) as mail
    left join lateral (select ticket from message where mail_id = mail.id limit 1) as its on true
    order by mail.arrived_at, mail.id`);
  const last = lastOf(rows, limit);
  const items = [...rows]
    .filter(({ ticket, isOpen }) => !isOpen && (which === 'rawMail' || ticket === null))
    .map(({ id, ticket }) => ({ id: Number(id), ticket }));
  return { items, next: last ? [last.at, Number(last.id)] : null };
}

/** @property words the id of those that say who read, and what for */
type ReadingToErase = { ticket: number; words: number };

/** Readings that have been known of for long enough. @param since what is older was gone through before */
export async function readingsToErase(
  db: Db,
  { since, cutoff }: { since: Date | null; cutoff: string },
  behind: Behind,
  limit: number,
): Promise<Batch<ReadingToErase>> {
  const rows = await db.execute<{ at: string; ticket: number; sequence: number; words: string | null }>(sql`
    select ${told(sql`at`)} as at, ticket, sequence, words_id as words from ticket_event
    where ${isReadingSql} and at <= ${instant(cutoff)} ${since ? sql`and at > ${instant(since.toISOString())}` : sql``}
      and ${isBehind(sql`at, ticket, sequence`, behind)}
    order by at, ticket, sequence limit ${limit}`);
  const last = lastOf(rows, limit);
  const items = [...rows].flatMap(({ ticket, words }) =>
    words === null ? [] : { ticket, words: Number(words) },
  );
  return { items, next: last ? [last.at, last.ticket, last.sequence] : null };
}

/** How much of a class has been kept for long enough, and from when the oldest is. */
export type Due = { count: number; oldest: Date | null };

/** The same as is gone through, counted. */
export async function countDue(db: Db, of: RetentionClass, cutoff: string, since: Date | null): Promise<Due> {
  const before = instant(cutoff);
  const from: Record<RetentionClass, SQL> = {
    closed: sql`select closed_at as at from ticket where ${isClosedLongEnough(before)}`,
    attachments: sql`select closed_at as at from attachment as file join message on message.id = file.message_id
      join ticket on number = message.ticket
      where held is distinct from 'expired' and status = 'closed' and closed_at <= ${before}`,
    rawMail: sql`select arrived_at as at from inbound_mail as mail
      where content_hash <> 'erased' and ${isDecided} and arrived_at <= ${before}
        and not exists (select from ticket where number = mail.ticket and status <> 'closed')
        and not exists (select from message join ticket on number = message.ticket where mail_id = mail.id and status <> 'closed')`,
    machineMail: sql`select arrived_at as at from inbound_mail as mail
      where content_hash <> 'erased' and ticket is null and ${isDecided} and arrived_at <= ${before}
        and not exists (select from message where mail_id = mail.id)`,
    ledger: sql`select at from ticket_event join event_words on event_words.id = words_id
      where ${isReadingSql} and at <= ${before} ${since ? sql`and at > ${instant(since.toISOString())}` : sql``}
        and words is not null
      union all select at from found_reading where operator is not null and at <= ${before}`,
  };
  const [row] = await db.execute<{ count: number; oldest: string | null }>(
    sql`select count(*)::int as count, min(at) as oldest from (${from[of]}) as due`,
  );
  return { count: row?.count ?? 0, oldest: row?.oldest ? new Date(row.oldest) : null };
}
