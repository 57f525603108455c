import { sql } from 'drizzle-orm';
import type { TakenApart } from '../../ticket/erasing/taken.ts';
import type { Forgotten } from '../../ticket/erasing/without-person.ts';
import { withoutPerson } from '../../ticket/erasing/without-person.ts';
import { baseAddress } from '../../ticket/people/address.ts';
import type { Db } from '../database.ts';
import { eraseMails, eraseWords } from './erase-request.ts';
import { mailsNaming } from './naming/mails.ts';
import { patternOf } from './pattern.ts';

/** What is found by reading tables from end to end: asked before anything is locked. @property mails,words by their ids */
export type Apart = Pick<TakenApart, 'mails' | 'deskEvents' | 'incidentEvents'> & {
  words: number[];
  receipts: string[];
};

/**
 * What names somebody beside their requests. Of mails that are part of none: what they sent, and what programs sent. What others wrote,
 * and nobody could read yet, is theirs, and waits for a person.
 */
export async function foundApart(db: Db, { addresses }: Pick<Forgotten, 'addresses'>): Promise<Apart> {
  const pattern = patternOf(addresses);
  const mails = await mailsNaming(db, addresses, { othersUnread: false });
  const words = await db.execute<{ id: number; incident: number | null; sequence: number }>(sql`
    select words_id::int as id, null::int as incident, desk_event.id::int as sequence
    from desk_event join event_words on event_words.id = words_id where words ~* ${pattern}
    union all select words_id::int, incident, sequence
    from incident_event join event_words on event_words.id = words_id where words ~* ${pattern}`);
  // Some keys of before bore an address.
  const receipts = await db.execute<{ key: string }>(sql`select key from receipt where key ~* ${pattern}`);
  return {
    mails,
    words: [...words].map(({ id }) => id),
    deskEvents: [...words].flatMap(({ incident, sequence }) => (incident === null ? sequence : [])),
    incidentEvents: [...words].flatMap(({ incident, sequence }) =>
      incident === null ? [] : { incident, sequence },
    ),
    receipts: [...receipts].map(({ key }) => key),
  };
}

/** What is kept of somebody beside their requests: each statement does nothing where it was done. */
export async function eraseApart(tx: Db, person: Forgotten, found: Apart): Promise<{ mails: number }> {
  const { addresses } = person;
  const all = sql`${sql.param(addresses)}::text[]`;
  const bases = sql`${sql.param([...new Set(addresses.map(baseAddress))])}::text[]`;
  const pattern = patternOf(addresses);
  for (const table of [
    'contact',
    'company_address',
    'portal_access',
    'portal_wish',
    'portal_passkey',
    'portal_code',
    'portal_session',
  ])
    await tx.execute(sql`delete from ${sql.identifier(table)} where lower(address) = any(${all})`);
  await tx.execute(sql`delete from automatic_letter where base = any(${bases})`);
  await tx.execute(sql`
    update announcement_recipient set base = 'erased:' || id, address = '',
      why = case when why is null and outcome is not null and outcome <> 'queued' then null else 'erased' end,
      -- A letter that has not left goes to nobody.
      outcome = case when outcome is null or outcome = 'queued' then 'left-out' else outcome end
    where base = any(${bases}) or lower(address) = any(${all})`);
  await eraseWords(tx, found.words);
  await tx.execute(sql`delete from receipt where key = any(${sql.param(found.receipts)}::text[])`);
  await forgetInIncidents(tx, person, pattern);
  await forgetInRows(tx, person, pattern);
  await tx.execute(sql`delete from draft where inputs::text ~* ${pattern}`);
  // What waits to be told names them in its payload.
  await tx.execute(sql`
    delete from graphile_worker._private_jobs where locked_at is null and payload::text ~* ${pattern}`);
  return { mails: await eraseMails(tx, found.mails) };
}

async function forgetInIncidents(tx: Db, person: Forgotten, pattern: string): Promise<void> {
  const rows = await tx.execute<{ id: number; incident: Record<string, unknown> }>(sql`
    select id, jsonb_build_object('title', title, 'rule', rule, 'keys', to_jsonb(keys)) as incident from incident
    where concat_ws(' ', title, rule, keys) ~* ${pattern} for update`);
  for (const { id, incident } of rows) {
    const without = withoutPerson(incident, { ...person, instead: '' });
    await tx.execute(sql`
      update incident set title = said ->> 'title', rule = said -> 'rule',
        keys = array(select key from jsonb_array_elements_text(said -> 'keys') as key where key <> 's:')
      from (select ${JSON.stringify(without)}::jsonb as said) as said where id = ${id}`);
  }
}

/** Texts of the house in which somebody may be named. */
const texts = [
  { table: 'saved_reply', key: 'id', columns: ['name', 'it', 'en'], json: false },
  { table: 'company', key: 'key', columns: ['data'], json: true },
  { table: 'broadcast', key: 'id', columns: ['texts'], json: true },
  { table: 'maintenance', key: 'id', columns: ['texts'], json: true },
  { table: 'announcement', key: 'id', columns: ['letters', 'plan'], json: true },
] as const;

async function forgetInRows(tx: Db, person: Forgotten, pattern: string): Promise<void> {
  for (const { table, key, columns, json } of texts) {
    const named = columns.map(column => sql.identifier(column));
    const pairs = columns.flatMap(column => [sql`${column}::text`, sql.identifier(column)]);
    const rows = await tx.execute<{ key: string; row: Record<string, unknown> }>(sql`
      select ${sql.identifier(key)}::text as key, jsonb_build_object(${sql.join(pairs, sql`, `)}) as row
      from ${sql.identifier(table)} where concat_ws(' ', ${sql.join(named, sql`, `)}) ~* ${pattern} for update`);
    for (const found of rows) {
      const without = JSON.stringify(
        table === 'company' ? withoutAddresses(found.row, person) : withoutPerson(found.row, person),
      );
      const set = columns.map(
        column => sql`${sql.identifier(column)} = ${json ? sql`said -> ${column}` : sql`said ->> ${column}`}`,
      );
      await tx.execute(sql`
        update ${sql.identifier(table)} set ${sql.join(set, sql`, `)} from (select ${without}::jsonb as said) as said
        where ${sql.identifier(key)}::text = ${found.key}`);
    }
  }
}

/** An imported company's contacts, without one of them. */
function withoutAddresses(row: Record<string, unknown>, person: Forgotten): unknown {
  const { data } = row;
  if (typeof data !== 'object' || data === null || !('addresses' in data) || !Array.isArray(data.addresses))
    return row;
  const addresses = data.addresses.filter(each => !person.addresses.includes(String(each).toLowerCase()));
  return { data: { ...data, addresses } };
}
