import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type Held, whatIsHeld } from '../../src/store/privacy/what-is-held.ts';
import { ownDatabase } from '../database.ts';

const own = ownDatabase();
const said: Record<string, Record<string, Held>> = whatIsHeld;

/** Every column that can hold an address or words; enums, numbers, instants and truths cannot. */
async function columns(): Promise<{ table: string; column: string }[]> {
  const rows = await own.database.db.execute<{ table: string; column: string }>(sql`
    select case when n.nspname = 'public' then '' else n.nspname || '.' end || c.relname as "table", a.attname as "column"
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_type t on t.oid = a.atttypid
    where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      and t.typname in ('text', 'varchar', 'bpchar', 'json', 'jsonb', 'bytea', 'tsvector', '_text', '_jsonb', '_bytea', 'inet', 'cidr', 'xml')
      and (n.nspname = 'public' or (n.nspname = 'graphile_worker' and c.relname = '_private_jobs'))`);
  return [...rows];
}

test('of every column it is said what it holds, what becomes of it at an erasure, and whether its owner gets it', async () => {
  const all = await columns();
  expect(all.length).toBeGreaterThan(200);
  const silent = all.filter(({ table, column }) => !said[table]?.[column]);
  expect(
    silent.map(
      ({ table, column }) => `${table}.${column}: say in store/privacy/what-is-held.ts what it holds`,
    ),
  ).toEqual([]);
});

test('nothing is said of a column that is not there', async () => {
  const there = new Set((await columns()).map(({ table, column }) => `${table}.${column}`));
  const listed = Object.entries(said).flatMap(([table, each]) =>
    Object.keys(each).map(column => `${table}.${column}`),
  );
  expect(listed.filter(column => !there.has(column))).toEqual([]);
});

test('what is somebody’s does not stay, and what is nobody’s is not taken', () => {
  const all = Object.entries(said).flatMap(([table, each]) =>
    Object.entries(each).map(([column, [holds, onErasure]]) => ({
      column: `${table}.${column}`,
      holds,
      onErasure,
    })),
  );
  const wrong = all.filter(
    ({ holds, onErasure }) => (holds === 'person' || holds === 'words') === (onErasure === 'stays'),
  );
  expect(wrong).toEqual([]);
});
