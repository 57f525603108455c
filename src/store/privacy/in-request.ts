import { type SQL, sql } from 'drizzle-orm';
import type { Forgotten } from '../../ticket/erasing/without-person.ts';
import type { Db } from '../database.ts';
import { wordsNaming } from './log-words.ts';
import { patternOf } from './pattern.ts';

/** Ids of the mails as they came that lie in these requests, or were filed with them: each half by its index. */
export function mailsOf(tickets: number[]): SQL {
  const among = sql`any(${sql.param(tickets)}::int[])`;
  return sql`
    select id from inbound_mail where ticket = ${among} and content_hash <> 'erased'
    union select mail.id from message join inbound_mail as mail on mail.id = message.mail_id
      where message.ticket = ${among} and content_hash <> 'erased'`;
}

/** The mails as they came that lie in a request, or were filed with it; but for those of some messages. */
export async function mailsIn(tx: Db, ticket: number, without: number[] = []): Promise<number[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    ${mailsOf([ticket])}
    except select mail_id from message where mail_id is not null and id = any(${sql.param(without)}::bigint[])
    order by id`);
  return [...rows].map(({ id }) => Number(id));
}

/** A message that came in, by its Message-ID, in whichever conversation it lies since. */
export async function messageOfMail(tx: Db, messageId: string): Promise<number | null> {
  const [row] = await tx.execute<{ id: string }>(sql`
    select id from message where message_id = ${messageId} and direction = 'in' order by id limit 1`);
  return row ? Number(row.id) : null;
}

/** Whether one of these wrote last what stands in it of customers. */
export async function spokeLast(tx: Db, ticket: number, addresses: string[]): Promise<boolean> {
  const [row] = await tx.execute<{ address: string }>(sql`
    select lower("from" ->> 'address') as address from message
    where ticket = ${ticket} and direction = 'in' and automatic is null order by id desc limit 1`);
  return row !== undefined && addresses.includes(row.address);
}

/** Messages of a request, but for some. */
export function messagesBut(ticket: number, kept: number[]): SQL {
  return sql`ticket = ${ticket} and id <> all(${sql.param(kept)}::bigint[])`;
}

/** What came from somebody else than a person, and what was written to such alone. */
export function fromOthers({ addresses }: Pick<Forgotten, 'addresses'>): SQL {
  const others = (from: SQL) => sql`(${from} ->> 'address') <> ''
    and lower(${from} ->> 'address') <> all(${sql.param(addresses)}::text[])`;
  // To whom nothing here is from may be them, as they were mistyped.
  const writes = sql`exists (select from message as theirs where theirs.ticket = message.ticket and theirs.direction = 'in'
    and lower(theirs."from" ->> 'address') = lower(one ->> 'address') and ${others(sql`theirs."from"`)})`;
  return sql`(direction = 'in' and ${others(sql`"from"`)} or direction = 'out' and jsonb_array_length("to") > 0
    and not exists (select from jsonb_array_elements("to") as one where not ${writes}))`;
}

/** Whether any of these messages says something yet, or whose it is. @param which a condition on `message` */
export async function isAnyWritten(tx: Db, which: SQL): Promise<boolean> {
  const [row] = await tx.execute<{ is: boolean }>(
    sql`select exists (select from message where ${which}
      and (text <> '' or html is not null or "to" <> '[]' or ("from" ->> 'address') <> '' and direction <> 'out')) as is`,
  );
  return row?.is ?? false;
}

/**
 * Somebody as they are to be forgotten in what others wrote: by none of the names that somebody else bears there, or who works here.
 */
export async function forgottenIn<Person extends Pick<Forgotten, 'addresses' | 'names'>>(
  tx: Db,
  ticket: number,
  person: Person,
): Promise<Person> {
  const isOther = (whose: SQL) =>
    sql`(${whose} ->> 'address') <> '' and lower(${whose} ->> 'address') <> all(${sql.param(person.addresses)}::text[])`;
  const rows = await tx.execute<{ name: string }>(sql`
    select lower(trim(name)) as name from operator
    union select lower(trim(requester ->> 'name')) from ticket where number = ${ticket} and ${isOther(sql`requester`)}
    union select lower(trim("from" ->> 'name')) from message where ticket = ${ticket} and ${isOther(sql`"from"`)}`);
  const others = new Set([...rows].map(({ name }) => name));
  return { ...person, names: person.names.filter(name => !others.has(name.trim().toLowerCase())) };
}

/** What somebody wrote in a request, and what was written to them. */
export function betweenUsAnd(ticket: number, { addresses }: Pick<Forgotten, 'addresses'>): SQL {
  return sql`(ticket = ${ticket} and (
    (direction <> 'out' and lower("from" ->> 'address') = any(${sql.param(addresses)}::text[]))
    or (direction = 'out' and exists (select from jsonb_array_elements("to") as one
      where lower(one ->> 'address') = any(${sql.param(addresses)}::text[])))))`;
}

/** The mails with which these messages came. */
export async function mailsOfMessages(tx: Db, messages: number[]): Promise<number[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select mail_id as id from message where mail_id is not null and id = any(${sql.param(messages)}::bigint[])`);
  return [...rows].map(({ id }) => Number(id));
}

/**
 * Whether somebody is named in a request outside of what the law keeps of it: else nothing is to be done there. What is kept of an
 * erased one of theirs names them still.
 */
export async function isNamedOutside(
  tx: Db,
  ticket: number,
  kept: { events: number[]; messages: number[] },
  { addresses, names }: Pick<Forgotten, 'addresses' | 'names'>,
): Promise<boolean> {
  const pattern = patternOf(addresses);
  const withNames = patternOf(addresses, names);
  const facts = kept.events.length > 0 ? sql`facts - 'quotes'` : sql`facts`;
  const [row] = await tx.execute<{ is: boolean }>(sql`
    select exists (select from ticket where number = ${ticket} and (participants ?| ${sql.param(addresses)}::text[]
        or concat_ws(' ', subject, excerpt, resolution, ${facts}, suggestion, extensions) ~* ${pattern}))
      or exists (select from message where ${messagesBut(ticket, kept.messages)}
        and concat_ws(' ', "from", "to", author, subject, text, html, state_why, in_reply_to, "references") ~* ${pattern})
      or exists (select ${wordsNaming(ticket, kept.events, { addresses, names }, [])})
      or exists (select from kept_answer where ticket = ${ticket} and concat_ws(' ', about, text) ~* ${withNames})
      or exists (select from reminder where ticket = ${ticket} and note ~* ${withNames}) as is`);
  return row?.is ?? false;
}

/** The Message-IDs of what somebody wrote in a request, and of what was written to them. */
export async function idsBetween(
  tx: Db,
  ticket: number,
  kept: number[],
  person: Pick<Forgotten, 'addresses'>,
): Promise<{ messageId: string; isLetter: boolean }[]> {
  const rows = await tx.execute<{ messageId: string; isLetter: boolean }>(sql`
    select message_id as "messageId", direction = 'out' as "isLetter" from message
    where ${messagesBut(ticket, kept)} and ${betweenUsAnd(ticket, person)}`);
  return [...rows];
}

/** Of these messages those that lie in a request, or in another whose words are gone, too. */
export async function ofErased(tx: Db, ticket: number, messages: number[]): Promise<number[]> {
  if (messages.length === 0) return [];
  const rows = await tx.execute<{ id: string }>(sql`
    select id from message where id = any(${sql.param(messages)}::bigint[]) and (ticket = ${ticket}
      or exists (select from ticket where number = message.ticket and coalesce(facts -> 'erased', 'null') <> 'null'))
    order by id`);
  return [...rows].map(({ id }) => Number(id));
}
