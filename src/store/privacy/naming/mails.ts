import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../database.ts';
import { sourceOf } from '../../raw-mail/source-of.ts';
import { patternOf } from '../pattern.ts';
import { inBase64, isOfNone, perhapsNaming, sentBy, unquotedSql } from './packed-mails.ts';

/** Heads of mails end sooner. In bytes. */
const headAtMost = 65_536;

/**
 * Mails that are part of no request: what somebody sent, and what names them, also where a mail program has packed it. By their ids.
 *
 * @property othersUnread whether with those that others sent and nobody could read yet: they are theirs, and wait for a person
 */
export async function mailsNaming(
  db: Db,
  addresses: string[],
  { othersUnread }: { othersUnread: boolean },
): Promise<number[]> {
  const theirs = await judged(
    db,
    addresses,
    othersUnread,
    sql`select * from inbound_mail where packed_of is null`,
  );
  const found = [...theirs];
  // PostgreSQL looks into those only that may name them.
  for await (const { id, source } of perhapsNaming(db, addresses)) {
    if (source === null) {
      found.push(id);
      continue;
    }
    const unpacked = sql`select id, ticket, content_hash, outcome, envelope_from, ${source}::bytea as source from inbound_mail
      where id = ${id}`;
    found.push(...(await judged(db, addresses, othersUnread, unpacked)));
  }
  return found.toSorted((a, b) => a - b);
}

/** Those of some mails that are theirs. @param mails in SQL: rows of `inbound_mail`, their sources as they came */
async function judged(db: Db, addresses: string[], othersUnread: boolean, mails: SQL): Promise<number[]> {
  const pattern = patternOf(addresses);
  const sent = sentBy(addresses);
  // A head's lines may be folded: the address then stands on the next one.
  const head = sql`regexp_replace(encode(substring(source for ${headAtMost}), 'escape'), '\\r?\\n\\r?\\n.*$', '')`;
  const unfolded = sql`regexp_replace(${head}, '\\r?\\n[ \\t]+', ' ', 'g')`;
  const isTheirs = othersUnread
    ? sql`true`
    : sql`(outcome <> 'quarantined' or ${unfolded} ~* ${`(^|[\\n])from:[^\\n]*${pattern}`})`;
  const said = sql`encode(source, 'escape')`;
  const rows = await db.execute<{ id: string; names: boolean }>(sql`
    select id, coalesce(${sent}, false) or ${said} ~* ${pattern} or ${unquotedSql(said)} ~* ${pattern} as names
    from (${mails}) as mail
    where ${isOfNone} and (${sent} or (${isTheirs}
      and (${said} ~* ${pattern} or ${unquotedSql(said)} ~* ${pattern} or translate(${said}, E'\\r\\n', '') ~ ${inBase64(addresses)})))`);
  const found: number[] = [];
  // One after the other: each is as large as a mail may be.
  for (const { id, names } of rows)
    if (names || (await namesPacked(db, Number(id), pattern))) found.push(Number(id));
  return found;
}

/** Whether it is their address that stands there, and not a longer one. */
async function namesPacked(db: Db, id: number, pattern: string): Promise<boolean> {
  const blocks = Buffer.from((await sourceOf(db, id)) ?? '')
    .toString('latin1')
    .match(/(?:^[A-Za-z0-9+/]+={0,2}\r?$\n?)+/gm);
  const said = (blocks ?? [])
    .map(block => Buffer.from(block, 'base64').toString('utf8').replaceAll('\0', ' '))
    .join('\n');
  const [names] = await db.execute<{ names: boolean }>(sql`select ${said}::text ~* ${pattern} as names`);
  return names?.names ?? false;
}
