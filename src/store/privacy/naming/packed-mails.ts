import { setImmediate } from 'node:timers/promises';
import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../database.ts';
import { type KeptSource, unpackedSource } from '../../raw-mail/packed-source.ts';
import { anyOf } from '../pattern.ts';

/** In SQL: a mail is part of no request, and was not erased. */
export const isOfNone = sql`ticket is null and content_hash <> 'erased'`;

/** In SQL: one of these sent it. */
export function sentBy(addresses: string[]): SQL {
  return sql`lower(envelope_from) = any(${sql.param(addresses)}::text[])`;
}

/** @property source as it came; null where they sent it, and nobody need look into it */
type MailOfNone = { id: number; source: Uint8Array | null };

/** So much lies in memory at a time, packed, in bytes and in mails; a single one may be larger. Unpacked it is one at a time. */
const atOnce = { bytes: 4 * 1024 * 1024, mails: 200 };

/**
 * Of the mails that are part of no request and lie there packed: those that they sent, and those that may name them, unpacked. What
 * does not name them for sure is left out here, by what is looked for without its surroundings; whether the others do, PostgreSQL says.
 */
export async function* perhapsNaming(db: Db, addresses: string[]): AsyncGenerator<MailOfNone> {
  const isNamed = looksNamed(addresses);
  const listed = await db.execute<{ id: string; bytes: number; sent: boolean }>(sql`
    select id, octet_length(source) as bytes, coalesce(${sentBy(addresses)}, false) as sent
    from inbound_mail where ${isOfNone} and packed_of is not null order by id`);
  for (const { id, sent } of listed) if (sent) yield { id: Number(id), source: null };
  for (const some of portionsOf(listed.filter(({ sent }) => !sent))) {
    const rows = await db.execute<KeptSource & { id: string }>(sql`
      select id, source, packed_of as "packedOf" from inbound_mail
      where id = any(${sql.param(some.map(({ id }) => id))}::bigint[]) and packed_of is not null order by id`);
    for (const row of rows) {
      const source = await unpackedSource(row);
      if (await isSaidIn(source, isNamed)) yield { id: Number(row.id), source };
    }
  }
}

function* portionsOf<R extends { bytes: number }>(rows: R[]): Generator<R[]> {
  let [some, bytes]: [R[], number] = [[], 0];
  for (const row of rows) {
    if (some.length >= atOnce.mails || (some.length > 0 && bytes + row.bytes > atOnce.bytes)) {
      yield some;
      [some, bytes] = [[], 0];
    }
    some.push(row);
    bytes += row.bytes;
  }
  if (some.length > 0) yield some;
}

/** So much of a mail is looked through before others have their turn (some 10 ms), and so much of it again with what follows. In bytes. */
const slice = { bytes: 192 * 1024, again: 32 * 1024 };

/** Whether something is true of any slice of a mail. What is longer than what is looked through twice may be missed: no address is. */
async function isSaidIn(source: Uint8Array, isSaid: (part: Uint8Array) => boolean): Promise<boolean> {
  for (let from = 0; from === 0 || from < source.byteLength; from += slice.bytes) {
    // Small mails have theirs where they are unpacked.
    if (from > 0) await setImmediate();
    if (isSaid(source.subarray(from, from + slice.bytes + slice.again))) return true;
  }
  return false;
}

/** Whether any of these stands in a mail somehow: as it is, as `quoted-printable` writes it, or within base64. */
function looksNamed(addresses: string[]): (source: Uint8Array) => boolean {
  const plain = new RegExp(anyOf(addresses), 'i');
  const based = new RegExp(inBase64(addresses));
  return source => {
    const said = Buffer.from(source.buffer, source.byteOffset, source.byteLength).toString('latin1');
    return plain.test(said) || plain.test(unquoted(said)) || based.test(said.replace(/[\r\n]/g, ''));
  };
}

/** What `quoted-printable` does to addresses, and how it is undone: lines broken, signs written as numbers. */
const quotedSigns = { '=40': '@', '=2E': '.', '=2D': '-', '=5F': '_', '=2B': '+' };

function unquoted(said: string): string {
  return Object.entries(quotedSigns).reduce(
    (text, [packed, sign]) => text.replaceAll(packed, sign),
    said.replace(/=\r?\n/g, ''),
  );
}

/** In SQL: the same. */
export function unquotedSql(said: SQL): SQL {
  return Object.entries(quotedSigns).reduce(
    (text, [packed, sign]) => sql`replace(${text}, ${packed}, ${sign})`,
    sql`regexp_replace(${said}, '=\\r?\\n', '', 'g')`,
  );
}

/** What any of these looks like within base64, which has three ways to write it: by where in a group of three it begins. */
export function inBase64(addresses: string[]): string {
  const ways = addresses.flatMap(address =>
    [0, 1, 2].map(before => {
      const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(address)]);
      const [first, last] = [Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6)];
      return bytes.toString('base64').slice(first, last).replaceAll('+', '\\+');
    }),
  );
  return ways.join('|');
}
