import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, inject } from 'vitest';
import { type Database, openDatabase } from '../src/store/database.ts';
import { migrate } from '../src/store/migrate.ts';

/** A migrated database of its own for a test file, on the real server that the run has started (postgres.ts). */
export function ownDatabase(): { readonly database: Database; readonly url: string } {
  let database: Database | undefined;
  const server = inject('postgresUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = new URL(server);
  url.pathname = `/${name}`;

  beforeAll(async () => {
    await onServer(server, sql => sql`create database ${sql(name)}`);
    await migrate(url.href);
    database = openDatabase(url.href);
  });
  afterAll(async () => {
    await database?.close();
    await onServer(server, sql => sql`drop database if exists ${sql(name)} with (force)`);
  });

  return {
    url: url.href,
    get database() {
      if (!database) throw new Error('the database is open from beforeAll on');
      return database;
    },
  };
}

async function onServer(url: string, ask: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await ask(sql);
  } finally {
    await sql.end();
  }
}
