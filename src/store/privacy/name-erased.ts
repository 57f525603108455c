import { sql } from 'drizzle-orm';
import type { TakenApart, TakenFromRequest } from '../../ticket/erasing/taken.ts';
import { appendDeskEvent } from '../clock/desk-log.ts';
import type { Db } from '../database.ts';
import { isTableThere } from '../table-there.ts';

/**
 * Names, once and for all, what an older Sportello erased without saying what, and of what it mended whose it is: those events said of which
 * request, and no ids. What is left of it waits for the next seal. What goes unnamed after this was tampered with.
 *
 * @param db as the tables' owner, when logs are chained and nobody else writes
 */
export async function nameErased(db: Db, at: Date): Promise<void> {
  if (!(await isTableThere(db, 'unnamed'))) return;
  await db.transaction(async tx => {
    // In a copy of a desk that has named it nothing is to be done.
    const waiting = await tx.execute<{ what: string }>(sql`select what from unnamed`);
    const waits = (what: string) => waiting.some(each => each.what === what);
    if (waits('erased')) await nameAll(tx, at, await erasedUnnamed(tx));
    if (waits('mended')) await nameAll(tx, at, { apart: nothingApart, requests: await mendedUnnamed(tx) });
    await tx.execute(sql`drop table unnamed`);
  });
}

type Found = { apart: TakenApart; requests: TakenFromRequest };

const nothingApart: TakenApart = { mails: [], files: [], readings: [], deskEvents: [], incidentEvents: [] };

async function nameAll(tx: Db, at: Date, { apart, requests }: Found): Promise<void> {
  if ([...Object.values(apart), ...Object.values(requests)].every(ids => ids.length === 0)) return;
  await appendDeskEvent(tx, {
    data: { type: 'taken-away', night: null, erasure: null, ...apart, requests },
    ...{ actor: { kind: 'desk' }, origin: 'desk', at },
  });
  const left = {
    ...{ message: [...requests.messages, ...requests.mended], mail: apart.mails },
    ...{ file: apart.files, reading: apart.readings },
  };
  for (const [kind, ids] of Object.entries(left))
    await tx.execute(
      sql`insert into unsealed select distinct ${kind}::text, unnest(${sql.param(ids)}::bigint[])`,
    );
}

/**
 * What was sealed and has lost its salt, or was sealed anew since: each as often as that explains. Only where an event says that
 * something was erased; of messages, in that request.
 */
async function erasedUnnamed(tx: Db): Promise<Found> {
  const [row] = await tx.execute<{ found: Found }>(sql`
    with erasing as (
      select ticket, data ->> 'type' = 'words-erased' as is_whole from ticket_event
      where type in ('words-erased', 'person-erased') and not data ? 'taken'
    ), told as (
      select from erasing union all
      select from desk_event where data ->> 'type' in ('person-forgotten', 'retention-begun') limit 1
    ), held as (
      select kind, id, max(sequence) as times from seal_leaf
      where kind in ('message', 'mail', 'file', 'reading') and exists (select from told) group by 1, 2
    ), other as (
      select held.kind, held.id::int as id,
        generate_series(1, times - case when salt is null then 0 else 1 end) as time, salt is null as is_unsalted
      from held left join leaf_salt on leaf_salt.kind = held.kind and leaf_salt.id = held.id
    ), letter as (
      select other.id, text = '' and html is null and in_reply_to is null and "references" = '[]' and "to" = '[]'
        and author is null as is_empty
      from other join message on message.id = other.id
      where kind = 'message' and (ticket in (select ticket from erasing) or came_with in (select ticket from erasing))
    ), wordless as (
      select id from event_words where words is null and exists (select from told)
    )
    select json_build_object(
      'requests', json_build_object(
        'messages', array(select id from letter where is_empty order by 1),
        'mended', array(select id from letter where not is_empty order by 1),
        'files', array(select distinct id from other where kind = 'file' and is_unsalted
          and not exists (select from attachment where attachment.id = other.id) order by 1),
        'mails', array[]::int[],
        'incidents', array(select id from incident
          where opened_from in (select ticket from erasing where is_whole) order by 1)),
      'apart', json_build_object(
        'mails', array(select other.id from other join inbound_mail as mail on mail.id = other.id
          where kind = 'mail' and content_hash = 'erased' and envelope_from is null and source = '' order by 1),
        'files', array(select other.id from other join attachment on attachment.id = other.id
          where kind = 'file' and sha256 = encode(sha256(''), 'hex') order by 1),
        'readings', array(select other.id from other join found_reading on found_reading.id = other.id
          where kind = 'reading' and operator is null order by 1),
        'deskEvents', array(select id::int from desk_event where words_id in (select id from wordless) order by 1),
        'incidentEvents', (select coalesce(json_agg(json_build_object('incident', incident, 'sequence', sequence)
          order by incident, sequence), '[]') from incident_event where words_id in (select id from wordless)))
    ) as found`);
  if (!row) throw new Error('the database said nothing of what was erased');
  return row.found;
}

/**
 * Messages that were sealed anew, or are about to be, in a request of which an event says that it was mended whose something in it is:
 * each as often as that explains.
 */
async function mendedUnnamed(tx: Db): Promise<TakenFromRequest> {
  const rows = await tx.execute<{ id: number }>(sql`
    with mending as (
      select ticket, type, data ->> 'messageId' as mail from ticket_event
      where type in ('vouched', 'customer-set') and not data ? 'messages'
    )
    select message.id::int as id from (
      select mending.*, message.id from mending join message on message.ticket = mending.ticket
      union all select mending.*, message.id from mending
        join message on message.came_with = mending.ticket and message.came_with is distinct from message.ticket
    ) as mending join message on message.id = mending.id
    where case type
        when 'vouched' then direction <> 'out' and message_id in (mail, '<erased.' || message.id || '@sportello.invalid>')
        else direction = 'in' and mail_id is null and message_id ~ '^<(typed|form|erased)[.]' end
      and (exists (select from seal_leaf where kind = 'message' and seal_leaf.id = message.id and sequence > 1)
        or exists (select from unsealed where kind = 'message' and unsealed.id = message.id))
    order by 1`);
  return { messages: [], mended: rows.map(({ id }) => id), files: [], mails: [], incidents: [] };
}
