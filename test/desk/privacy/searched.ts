import { zstdDecompressSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import type { Db } from '../../../src/store/database.ts';

/** All that stands in a database, row by row, bytes as they are: what a dump of it holds. */
export async function everyRow(db: Db): Promise<{ table: string; row: string }[]> {
  const tables = await db.execute<{ schema: string; name: string }>(sql`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'graphile_worker', 'drizzle')`);
  const found: { table: string; row: string }[] = [];
  for (const { schema, name } of tables) {
    const rows = await db.execute<Record<string, unknown>>(
      sql`select * from ${sql.identifier(schema)}.${sql.identifier(name)}`,
    );
    for (const row of rows) found.push({ table: name, row: Object.values(row).map(asText).join('\n') });
  }
  return found;
}

/** How what Zstandard has packed begins (RFC 8878, 3.1.1). */
const packed = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/** As it would be read in a dump: whatever is bytes, as text; what is packed, as it was before. */
function asText(value: unknown): string {
  if (value instanceof Uint8Array) {
    const bytes = Buffer.from(value);
    return (packed.equals(bytes.subarray(0, 4)) ? zstdDecompressSync(bytes) : bytes).toString('latin1');
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Letters and digits of base64 that a word's bytes leave there, at each of three places; what depends on the neighbours is left out. */
function shifted(bytes: Buffer): string[] {
  return [0, 1, 2]
    .map(by => {
      const text = Buffer.concat([Buffer.alloc(by), bytes])
        .toString('base64')
        .replace(/=+$/, '');
      return text.slice(by === 0 ? 0 : by + 1, bytes.length % 3 === (3 - by) % 3 ? undefined : -2);
    })
    .filter(each => each.length > 5);
}

const perByte = (bytes: Buffer, form: (hex: string) => string) =>
  [...bytes]
    .map(byte => (byte < 128 ? String.fromCharCode(byte) : form(byte.toString(16).toUpperCase())))
    .join('');
const perSign = (word: string, form: (code: number, sign: string) => string) =>
  [...word].map(sign => (sign < '\u0080' ? sign : form(sign.codePointAt(0) ?? 0, sign))).join('');
const entities: Record<string, string> = { ò: '&ograve;', ì: '&igrave;', à: '&agrave;', ù: '&ugrave;' };

/**
 * A word in all forms in which mails, pages, programs and dumps write it: plain in each charset, composed or not; quoted-printable and
 * RFC 2047; base64; as JSON, URL, HTML and hexadecimal; without its accents, and without its last letter, as a search keeps it.
 */
function formsOf(word: string): RegExp[] {
  const utf8 = Buffer.from(word);
  const latin1 = Buffer.from(word, 'latin1');
  const [little, big] = [Buffer.from(word, 'utf16le'), Buffer.from(word, 'utf16le').swap16()];
  const bare = word.normalize('NFD').replace(/\p{M}/gu, '');
  const plain = [
    ...[word, word.normalize('NFD'), Buffer.from(word.normalize('NFD')).toString('latin1'), bare],
    ...[utf8, latin1, little, big].map(bytes => bytes.toString('latin1')),
    ...[utf8, latin1].map(bytes => perByte(bytes, hex => `=${hex}`)),
    ...[utf8, latin1].map(bytes => perByte(bytes, hex => `=${hex}`).replaceAll(' ', '_')),
    ...[encodeURIComponent(word), encodeURIComponent(word).replaceAll('%20', '+'), utf8.toString('hex')],
    ...[JSON.stringify(word).slice(1, -1), perSign(word, code => `\\u${code.toString(16).padStart(4, '0')}`)],
    ...[perSign(word, code => `&#${code};`), perSign(word, code => `&#x${code.toString(16)};`)],
    perSign(word, (_, sign) => entities[sign] ?? sign),
    ...(/^\p{L}+$/u.test(bare) ? [bare.slice(0, -1)] : []),
  ];
  const base64 = [utf8, latin1, little, big].flatMap(shifted);
  const any = (texts: string[]) => [...new Set(texts)].map(escaped).join('|');
  return [new RegExp(any(plain), 'i'), new RegExp(any(base64))];
}

/** Lines that were broken for the way, put together again. */
const joined = (text: string) => text.replace(/=?\r?\n[ \t]?/g, '');

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** How it begins, and what stands around the place. */
function shown(row: string, form: RegExp): string {
  const at = row.search(form);
  return `${row.slice(0, 300)}${at > 300 ? ` … ${row.slice(at - 200, at + 100)}` : ''}`;
}

/** Where any of these words stand still. */
export function found(rows: { table: string; row: string }[], words: readonly string[]): string[] {
  const forms = words.flatMap(word => formsOf(word).map(form => ({ word, form })));
  return rows.flatMap(({ table, row }) =>
    forms.flatMap(({ word, form }) =>
      form.test(row) || form.test(joined(row)) ? [`${table}: ${word}: ${shown(row, form)}`] : [],
    ),
  );
}
