import { setImmediate } from 'node:timers/promises';
import { type SQL, sql } from 'drizzle-orm';
import { nobody, nobodyIn } from '../../ticket/erasing/erased.ts';
import type { Forgotten } from '../../ticket/erasing/without-person.ts';
import { isNamed, withoutPerson } from '../../ticket/erasing/without-person.ts';
import type { Language } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { dropBlobs } from '../mail/blobs.ts';
import { betweenUsAnd, fromOthers, messagesBut } from './in-request.ts';
import { callingIncident, contentOfErased, markOfErased, namingIncident } from './mark-of-erased.ts';
import { patternOf } from './pattern.ts';
import { isCalled, quotable, quotesOf, type Written, withoutQuotes, writtenIn } from './quoting/quoted.ts';

/** What went. */
export type Gone = { messages: number; files: number; mails: number };

/**
 * What is kept of a request that is erased, for the law: events by their places in its log, messages and mails by their ids.
 */
export type Kept = { events: number[]; messages: number[] };

/** What is kept of a request, and the mails as they came that go, by their ids: looked for once. */
type Staying = Kept & { mails: number[] };

const ids = (list: number[]) => sql`${sql.param(list)}::bigint[]`;

/**
 * The one place where messages lose what was written in them: their text, their files, who wrote to whom. Whoever keeps
 * something else of them (a digest's salt) erases that here.
 *
 * @param which a condition on `message`
 */
async function eraseMessages(tx: Db, language: Language, which: SQL): Promise<Gone> {
  const found = await tx.execute<{ id: string; mail: string | null }>(
    sql`select id, mail_id as mail from message where ${which} order by id for update`,
  );
  const messages = [...found].map(({ id }) => Number(id));
  if (messages.length === 0) return { messages: 0, files: 0, mails: 0 };
  await forgetSalts(tx, 'message', messages);
  const files = await eraseFiles(tx, messages);
  const mails = await eraseMails(
    tx,
    [...found].flatMap(({ mail }) => (mail === null ? [] : Number(mail))),
  );
  await tx.execute(sql`
    update message set text = '', html = null, subject = ${nobody[language].subject}, "to" = '[]', "references" = '[]',
      in_reply_to = null, author = null, state_why = null,
      "from" = case when direction = 'in' then ${JSON.stringify(nobodyIn(language))}::jsonb else "from" end,
      message_id = case when direction = 'out' then message_id else '<erased.' || id || '@sportello.invalid>' end
    where id = any(${ids(messages)})`);
  return { messages: messages.length, files, mails };
}

/**
 * By which it could be tried out what was written: without them a seal's digest says nothing. What is left of it is sealed anew.
 */
export async function forgetSalts(tx: Db, kind: 'message' | 'mail' | 'file', of: number[]): Promise<void> {
  await tx.execute(sql`
    with gone as (delete from leaf_salt where kind = ${kind} and id = any(${ids(of)}) returning kind, id)
    insert into unsealed select kind, id from gone`);
}

/** Files of messages, and what was sent ahead for them; their content where nobody else has the same. */
async function eraseFiles(tx: Db, messages: number[]): Promise<number> {
  const attached = await tx.execute<{ id: number }>(
    sql`select id from attachment where message_id = any(${ids(messages)})`,
  );
  await forgetSalts(
    tx,
    'file',
    [...attached].map(({ id }) => id),
  );
  const gone = await tx.execute<{ sha256: string }>(sql`
    with attached as (delete from attachment where message_id = any(${ids(messages)}) returning sha256),
      uploaded as (delete from upload where message_id = any(${ids(messages)}) returning sha256)
    select sha256 from attached union all select sha256 from uploaded`);
  const hashes = [...gone].map(({ sha256 }) => sha256);
  await dropBlobs(tx, [...new Set(hashes)]);
  return hashes.length;
}

/**
 * Mails as they came. That one came is known still, by a digest over its id and that of its content: where it lies in its folder
 * yet, it is not taken in again.
 */
export async function eraseMails(tx: Db, mails: number[]): Promise<number> {
  if (mails.length === 0) return 0;
  await forgetSalts(tx, 'mail', mails);
  const rows = await tx.execute(sql`
    update inbound_mail set source = '', envelope_from = null, why = '',
      message_id = ${markOfErased(sql`message_id`, sql`content_hash`)}, content_hash = ${contentOfErased}
    where id = any(${ids(mails)}) and content_hash <> ${contentOfErased} returning id`);
  return rows.length;
}

/**
 * Words of a request's log, but for what the law keeps, and for what names nobody but the operator who did it.
 *
 * @returns how many events lost theirs
 */
async function eraseLogWords(tx: Db, ticket: number, kept: number[]): Promise<number> {
  return await eraseWords(
    tx,
    sql`select words_id from ticket_event join event_words on event_words.id = words_id
      where ticket = ${ticket} and sequence <> all(${ids(kept)}) and words is not null
        and not (actor ->> 'kind' = 'operator' and words::jsonb - 'actor.name' = '{}')`,
  );
}

/** @param which ids of words, or what selects them */
export async function eraseWords(tx: Db, which: SQL | number[]): Promise<number> {
  const those = Array.isArray(which) ? ids(which) : sql`array(${which})`;
  const [row] = await tx.execute<{ gone: string }>(sql`select erase_words(${those}) as gone`);
  return Number(row?.gone ?? 0);
}

/** What else hangs on a request, and was written by people. */
async function eraseBesides(tx: Db, ticket: number): Promise<void> {
  await tx.execute(sql`delete from kept_answer where ticket = ${ticket}`);
  // What an incident is called that was made of it comes from it.
  await eraseWords(
    tx,
    sql`select words_id from incident_event where incident in (select id from incident where opened_from = ${ticket})
      and data ->> 'type' = any(${sql.param(namingIncident)}::text[]) and words_id is not null`,
  );
  // Other requests that had to do with it call it so in their logs, too.
  await eraseWords(
    tx,
    sql`select words_id from incident join ticket_event on (data ->> 'incident')::int = incident.id
      where opened_from = ${ticket} and ticket_event.ticket <> ${ticket} and words_id is not null
        and type = any(${sql.param(callingIncident)}::text[])`,
  );
  await tx.execute(sql`update reminder set note = '' where ticket = ${ticket} and note <> ''`);
  await tx.execute(
    sql`update broadcast_recipient set why = 'erased' where ticket = ${ticket} and why is not null`,
  );
}

/**
 * What stays in a request of what others wrote, without the person: lines that quote what went are taken out, and what names them, or
 * quotes it, loses its HTML; all else stays as it was.
 *
 * @param which a condition on `message` @param gone what they wrote, and what was written to them
 * @param called what they called their own request, and what it is called instead; null: it is another's
 */
async function forgetInMessages(
  tx: Db,
  which: SQL,
  person: Forgotten,
  gone: Written[],
  called: { subject: string; instead: string } | null,
): Promise<void> {
  const rows = await tx.execute<{ id: string; html: string | null; message: Naming }>(sql`
    select id, html, jsonb_build_object('subject', subject, 'text', text, 'to', "to", 'from', "from", 'author', author,
      'stateWhy', state_why, 'inReplyTo', in_reply_to, 'references', "references") as message
    from message where ${which} order by id for update`);
  const ids = new Set(gone.map(({ messageId }) => messageId));
  const theirs = await quotable(gone);
  for (const { id, html, message } of rows) {
    await setImmediate();
    // First, while they are named in what is quoted as they were.
    const without = withoutPerson({ ...message, text: withoutQuotes(message.text, theirs) }, person);
    const after = {
      ...without,
      ...(called && isCalled(message.subject, called.subject) ? { subject: called.instead } : {}),
      inReplyTo: isOfTheirs(message.inReplyTo, ids, person) ? null : message.inReplyTo,
      references: message.references.filter(each => !isOfTheirs(each, ids, person)),
      html: html !== null && (isNamed(html, person) || quotesOf(html, theirs)) ? null : html,
    };
    if (JSON.stringify(after) === JSON.stringify({ ...message, html })) continue;
    await forgetSalts(tx, 'message', [Number(id)]);
    await tx.execute(sql`
      update message set html = said ->> 'html', "references" = said -> 'references', in_reply_to = said ->> 'inReplyTo',
        state_why = said ->> 'stateWhy', subject = said ->> 'subject', text = said ->> 'text', "to" = said -> 'to',
        "from" = said -> 'from', author = nullif(said -> 'author', 'null')
      from (select ${JSON.stringify(after)}::jsonb as said) as said where id = ${Number(id)}`);
  }
}

type Naming = Record<string, unknown> & {
  subject: string;
  text: string;
  inReplyTo: string | null;
  references: string[];
};

/** A Message-ID of what went, or one that names them. */
function isOfTheirs(messageId: string | null, gone: Set<string>, person: Forgotten): boolean {
  return messageId !== null && (gone.has(messageId) || isNamed(messageId, person));
}

type Place = { number: number; language: Language };
/** @property subject as it was called by whose it is */
type Called = Place & { subject: string };

/** Conditions on `message`: what goes of a request that is erased, and what others wrote in it. @param person as `eraseConversation` */
export function conversationBut(
  number: number,
  kept: number[],
  person: Forgotten | null,
): { go: SQL; change: SQL | null } {
  const rest = messagesBut(number, kept);
  if (!person) return { go: rest, change: null };
  return { go: sql`${rest} and not ${fromOthers(person)}`, change: sql`${rest} and ${fromOthers(person)}` };
}

/**
 * What was written in a request. @param person whose it is: what others wrote in it stays theirs, without the person; null: all goes
 */
export async function eraseConversation(
  tx: Db,
  { number, language, subject }: Called,
  kept: Staying,
  person: Forgotten | null,
): Promise<Gone> {
  const { go, change } = conversationBut(number, kept.messages, person);
  const written = person ? await writtenIn(tx, go) : [];
  const gone = await eraseMessages(tx, language, go);
  const called = { subject, instead: nobody[language].subject };
  if (person && change) await forgetInMessages(tx, change, person, written, called);
  const left = await eraseMails(tx, kept.mails);
  await eraseLogWords(tx, number, kept.events);
  await eraseBesides(tx, number);
  return { ...gone, mails: gone.mails + left };
}

/** A condition on `message`. */
export const among = (messages: number[]) => sql`id = any(${ids(messages)})`;

/** Of a request that is erased: what the law kept of it before, and keeps no more. @param over its messages, wherever they lie */
export async function eraseKept(
  tx: Db,
  { number, language }: Place,
  kept: Staying,
  over: number[],
): Promise<Gone> {
  const gone = await eraseMessages(tx, language, among(over));
  const left = await eraseMails(tx, kept.mails);
  await eraseLogWords(tx, number, kept.events);
  return { ...gone, mails: gone.mails + left };
}

/** Conditions on `message`: what goes of another's request, and what stays of it without the person. */
export function conversationWith(
  number: number,
  kept: number[],
  person: Forgotten,
): { go: SQL; change: SQL } {
  const rest = messagesBut(number, kept);
  const theirs = betweenUsAnd(number, person);
  return { go: sql`${rest} and ${theirs}`, change: sql`${rest} and not ${theirs}` };
}

/**
 * What somebody wrote in another's request, what was written to them, and wherever they are named in it.
 *
 * @param events those that ordered the letters to them
 */
export async function forgetInConversation(
  tx: Db,
  { number, language }: Place,
  kept: Staying,
  { person, events }: { person: Forgotten; events: number[] },
): Promise<Gone> {
  const { go, change } = conversationWith(number, kept.messages, person);
  const written = await writtenIn(tx, go);
  const gone = await eraseMessages(tx, language, go);
  await forgetInMessages(tx, change, person, written, null);
  const left = await eraseMails(tx, kept.mails);
  const pattern = patternOf(person.addresses);
  const named = patternOf(person.addresses, person.names);
  await eraseWords(
    tx,
    sql`select words_id from ticket_event join event_words on event_words.id = words_id
      where ticket = ${number} and sequence <> all(${ids(kept.events)})
        and (words ~* ${named} or sequence = any(${ids(events)}))`,
  );
  await tx.execute(
    sql`delete from kept_answer where ticket = ${number} and concat_ws(' ', about, text) ~* ${pattern}`,
  );
  await tx.execute(sql`update reminder set note = '' where ticket = ${number} and note ~* ${pattern}`);
  return { ...gone, mails: gone.mails + left };
}
