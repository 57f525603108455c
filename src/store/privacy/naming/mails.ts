import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../database.ts';
import { patternOf } from '../pattern.ts';

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
  const pattern = patternOf(addresses);
  const sent = sql`lower(envelope_from) = any(${sql.param(addresses)}::text[])`;
  // A head's lines may be folded: the address then stands on the next one.
  const head = sql`regexp_replace(encode(substring(source for ${headAtMost}), 'escape'), '\\r?\\n\\r?\\n.*$', '')`;
  const unfolded = sql`regexp_replace(${head}, '\\r?\\n[ \\t]+', ' ', 'g')`;
  const isTheirs = othersUnread
    ? sql`true`
    : sql`(outcome <> 'quarantined' or ${unfolded} ~* ${`(^|[\\n])from:[^\\n]*${pattern}`})`;
  const said = sql`encode(source, 'escape')`;
  const rows = await db.execute<{ id: string; names: boolean }>(sql`
    select id, coalesce(${sent}, false) or ${said} ~* ${pattern} or ${quoted(said)} ~* ${pattern} as names
    from inbound_mail
    where ticket is null and content_hash <> 'erased' and (${sent} or (${isTheirs}
      and (${said} ~* ${pattern} or ${quoted(said)} ~* ${pattern} or translate(${said}, E'\\r\\n', '') ~ ${inBase64(addresses)})))`);
  const found: number[] = [];
  // One after the other: each is as large as a mail may be.
  for (const { id, names } of rows)
    if (names || (await namesPacked(db, Number(id), pattern))) found.push(Number(id));
  return found;
}

/** A text with what `quoted-printable` does to addresses undone: lines broken, signs written as numbers. */
function quoted(said: SQL): SQL {
  const signs = { '=40': '@', '=2E': '.', '=2D': '-', '=5F': '_', '=2B': '+' };
  return Object.entries(signs).reduce(
    (text, [packed, sign]) => sql`replace(${text}, ${packed}, ${sign})`,
    sql`regexp_replace(${said}, '=\\r?\\n', '', 'g')`,
  );
}

/** What any of these looks like within base64, which has three ways to write it: by where in a group of three it begins. */
function inBase64(addresses: string[]): string {
  const ways = addresses.flatMap(address =>
    [0, 1, 2].map(before => {
      const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(address)]);
      const [first, last] = [Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6)];
      return bytes.toString('base64').slice(first, last).replaceAll('+', '\\+');
    }),
  );
  return ways.join('|');
}

/** Whether it is their address that stands there, and not a longer one. */
async function namesPacked(db: Db, id: number, pattern: string): Promise<boolean> {
  const [row] = await db.execute<{ source: Uint8Array }>(
    sql`select source from inbound_mail where id = ${id}`,
  );
  const blocks = Buffer.from(row?.source ?? '')
    .toString('latin1')
    .match(/(?:^[A-Za-z0-9+/]+={0,2}\r?$\n?)+/gm);
  const said = (blocks ?? [])
    .map(block => Buffer.from(block, 'base64').toString('utf8').replaceAll('\0', ' '))
    .join('\n');
  const [names] = await db.execute<{ names: boolean }>(sql`select ${said}::text ~* ${pattern} as names`);
  return names?.names ?? false;
}
