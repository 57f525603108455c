import { type SQL, sql } from 'drizzle-orm';
import { nobody, nobodyIn } from '../../ticket/erasing/erased.ts';
import type { Forgotten } from '../../ticket/erasing/without-person.ts';
import type { Language } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { dropBlobs } from '../mail/blobs.ts';
import { forgetSalts } from '../records/salts.ts';
import { betweenUsAnd, fromOthers, messagesBut } from './in-request.ts';
import { wordsIn, wordsThatGo } from './log-words.ts';
import { callingIncident, contentOfErased, markOfErased, namingIncident } from './mark-of-erased.ts';
import { patternOf } from './pattern.ts';
import { applyChanges, type Change } from './quoting/changes.ts';

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
    update message set text = '', html = null, subject = ${nobody[language].request}, "to" = '[]', "references" = '[]',
      in_reply_to = null, author = null, state_why = null,
      "from" = case when direction = 'in' then ${JSON.stringify(nobodyIn(language))}::jsonb else "from" end,
      message_id = case when direction = 'out' then message_id else '<erased.' || id || '@sportello.invalid>' end
    where id = any(${ids(messages)})`);
  return { messages: messages.length, files, mails };
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
    update inbound_mail set source = '', packed_of = null, envelope_from = null, why = '',
      message_id = ${markOfErased(sql`message_id`, sql`content_hash`)}, content_hash = ${contentOfErased}
    where id = any(${ids(mails)}) and content_hash <> ${contentOfErased} returning id`);
  return rows.length;
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

type Place = { number: number; language: Language };

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
 * What was written in a request. @param person whose it is: what others wrote in it stays theirs; null: all goes
 *
 * @param changes what others wrote, without the person
 */
export async function eraseConversation(
  tx: Db,
  { number, language }: Place,
  kept: Staying,
  { person, changes }: { person: Forgotten | null; changes: Change[] },
): Promise<Gone> {
  const { go } = conversationBut(number, kept.messages, person);
  const gone = await eraseMessages(tx, language, go);
  await applyChanges(tx, changes);
  const left = await eraseMails(tx, kept.mails);
  await eraseWords(tx, wordsIn(wordsThatGo(number, kept.events)));
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
  await eraseWords(tx, wordsIn(wordsThatGo(number, kept.events)));
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
 * @param changes what others wrote, without the person @param words what selects the events that lose theirs
 */
export async function forgetInConversation(
  tx: Db,
  { number, language }: Place,
  kept: Staying,
  { person, changes, words }: { person: Forgotten; changes: Change[]; words: SQL },
): Promise<Gone> {
  const { go } = conversationWith(number, kept.messages, person);
  const gone = await eraseMessages(tx, language, go);
  await applyChanges(tx, changes);
  const left = await eraseMails(tx, kept.mails);
  await eraseWords(tx, wordsIn(words));
  const named = patternOf(person.addresses, person.names);
  await tx.execute(
    sql`delete from kept_answer where ticket = ${number} and concat_ws(' ', about, text) ~* ${named}`,
  );
  await tx.execute(sql`update reminder set note = '' where ticket = ${number} and note ~* ${named}`);
  return { ...gone, mails: gone.mails + left };
}
