import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { generateDrizzleJson } from 'drizzle-kit/api';
import { getTableColumns } from 'drizzle-orm';
import { bigint, boolean, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { ticket } from '../../src/store/schema/tickets.ts';
import { plainFacts } from '../../src/ticket/facts.ts';

const schemaFolder = join(import.meta.dirname, '../../src/store/schema');
const snapshots = join(import.meta.dirname, '../../src/store/migrations/meta');

type Shape = { tables?: Record<string, unknown> } & Record<string, unknown>;

/** All that the files of the schema export: what drizzle-kit looks at. */
async function schema(): Promise<Record<string, unknown>> {
  const names = readdirSync(schemaFolder, { recursive: true, encoding: 'utf8' });
  const files = names.filter(name => name.endsWith('.ts')).map(file => import(join(schemaFolder, file)));
  return Object.assign({}, ...(await Promise.all(files)));
}

/** @throws Error that says what to run, where the migrations make other tables than the schema has */
function expectMigrated(exported: Record<string, unknown>): void {
  const wanted = shapeOf({ ...generateDrizzleJson(exported) });
  const made = shapeOf(newestSnapshot());
  if (isDeepStrictEqual(wanted, made)) return;
  const names = Object.keys({ ...wanted.tables, ...made.tables });
  const changed = names.filter(name => !isDeepStrictEqual(wanted.tables?.[name], made.tables?.[name]));
  throw new Error(
    `The schema has changed (${changed.join(', ')}), and no migration brings it to databases that there are. Run: npm run db:generate -- --name what-it-brings`,
  );
}

function newestSnapshot(): Shape {
  const names = readdirSync(snapshots).filter(file => file.endsWith('_snapshot.json'));
  return JSON.parse(readFileSync(join(snapshots, names.sort().at(-1) ?? ''), 'utf8'));
}

/** Its own id, and that of the one before, say nothing of the tables. */
function shapeOf({ id: _, prevId: __, ...shape }: Shape): Shape {
  return JSON.parse(JSON.stringify(shape));
}

test('the migrations make the tables that the schema has', async () => {
  expectMigrated(await schema());
});

test('a column more or less, or a table, without its migration fails and says what to run', async () => {
  const whole = await schema();
  const mailbox = text('mailbox').primaryKey();
  const at = timestamp('at', { withTimezone: true, mode: 'date' }).notNull();
  const instead = (imapFirstConnection: unknown) => ({ ...whole, imapFirstConnection });
  const name = 'imap_first_connection';
  const known = {
    mailbox,
    at,
    uidValidity: text('uid_validity'),
    uidNext: bigint('uid_next', { mode: 'number' }),
  };
  expectMigrated(instead(pgTable(name, known)));
  const named = /imap_first_connection.*npm run db:generate/;
  const more = instead(pgTable(name, { ...known, seen: boolean('seen') }));
  expect(() => expectMigrated(more)).toThrow(named);
  const less = instead(pgTable(name, { mailbox, at }));
  expect(() => expectMigrated(less)).toThrow(named);
  const another = pgTable('another', { seen: boolean('seen') });
  expect(() => expectMigrated({ ...whole, another })).toThrow(/another.*npm run db:generate/);
});

test('a small fact of a ticket is in no column of its own: a new one needs no migration', () => {
  const columns = Object.keys(getTableColumns(ticket));
  expect(columns).toContain('facts');
  expect(columns.filter(column => Object.hasOwn(plainFacts, column))).toEqual([]);
});
