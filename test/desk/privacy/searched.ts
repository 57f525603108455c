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

/** As it would be read in a dump: whatever is bytes, as text. */
function asText(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A word in all forms in which mail writes it: plain, as base64 at each of three places, quoted-printable. */
function formsOf(word: string): RegExp[] {
  const bytes = Buffer.from(word);
  const shifted = [0, 1, 2].map(by => {
    const text = Buffer.concat([Buffer.alloc(by), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // What of it depends on the neighbours is left out.
    return text.slice(by === 0 ? 0 : by + 1, bytes.length % 3 === (3 - by) % 3 ? undefined : -2);
  });
  const quoted = [...bytes]
    .map(byte => (byte < 128 ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase()}`))
    .join('');
  const plain = [word, bytes.toString('latin1'), quoted].map(each => new RegExp(escaped(each), 'i'));
  return [...plain, ...shifted.filter(each => each.length > 5).map(each => new RegExp(escaped(each)))];
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Where any of these words stand still. */
export function found(rows: { table: string; row: string }[], words: string[]): string[] {
  const forms = words.flatMap(word => formsOf(word).map(form => ({ word, form })));
  return rows.flatMap(({ table, row }) =>
    forms.flatMap(({ word, form }) => (form.test(row) ? [`${table}: ${word}: ${row.slice(0, 300)}`] : [])),
  );
}
