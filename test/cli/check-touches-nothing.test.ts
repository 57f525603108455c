import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { onTheDatabase } from '../../src/cli/check/database.ts';
import { openDatabase } from '../../src/store/database.ts';
import { migrate, schemaAge } from '../../src/store/migrate.ts';

const name = `test_${randomBytes(6).toString('hex')}`;
const url = new URL(inject('postgresUrl'));
const server = postgres(url.href, { max: 1, onnotice: () => {} });
url.pathname = `/${name}`;

beforeAll(async () => {
  await server`create database ${server(name)}`;
});
afterAll(async () => {
  await server`drop database if exists ${server(name)} with (force)`;
  await server.end();
});

const look = async (databaseUrl: string) => {
  const [finding, ...more] = await onTheDatabase(
    { database: { databaseUrl, databaseOwnerUrl: null, dataDir: '' } },
    async (_db, all) => all,
  );
  if (!finding) throw new Error('nothing was found');
  return { ...finding, more };
};
const found = async () => {
  const database = openDatabase(url.href, 1);
  try {
    const { ok, says } = await look(url.href);
    const tables = await database.connection`
      select 1 from pg_class where relkind = 'r' and relnamespace::regnamespace::text !~ '^(pg_|information)'`;
    return { ok, says: says.replace(/^PostgreSQL [^,]*, /, ''), tables: tables.length };
  } finally {
    await database.close();
  }
};

test('a database is looked at as it is: empty, older, of today, or of a later version', async () => {
  expect(await found()).toEqual({
    ok: true,
    says: 'empty: the first start of the server sets it up',
    tables: 0,
  });
  await migrate(url.href);
  expect((await look(url.href)).more).toEqual([
    expect.objectContaining({
      part: 'Log',
      isWarning: true,
      says: expect.stringContaining('could rewrite it'),
    }),
  ]);
  const whole = await found();
  expect(whole).toMatchObject({
    ok: true,
    says: 'migrated',
  });
  const sql = postgres(url.href, { max: 1 });
  try {
    await sql`update drizzle.__drizzle_migrations set created_at = created_at - 1`;
    expect(await schemaAge(sql)).toBe('older');
    expect(await found()).toEqual({
      ...whole,
      says: 'to be migrated: the next start of the server does it',
    });
    await sql`update drizzle.__drizzle_migrations set created_at = created_at + 2`;
    expect(await found()).toMatchObject({ ok: false, says: 'migrated by a later version of Sportello' });
  } finally {
    await sql.end();
  }
});

test('one that is away is said, and keeps nothing else from being tested', async () => {
  const away = new URL(url);
  away.port = '1';
  const finding = await look(away.href);
  expect(finding).toMatchObject({ ok: false });
  expect(finding.says).toContain('ECONNREFUSED');
  expect(finding.fix).toContain('nobody listens on');
});
