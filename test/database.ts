import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, inject } from 'vitest';
import { type Database, openDatabase } from '../src/store/database.ts';
import { migrate } from '../src/store/migrate.ts';

export type OwnDatabase = {
  readonly database: Database;
  readonly url: string;
  /** Lets nobody in while something is done, and throws out who is in, as a server does that goes down. */
  away(during: () => Promise<void>): Promise<void>;
};

/** A migrated database of its own for a test file, on the real server that the run has started (postgres.ts). */
export function ownDatabase(): OwnDatabase {
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
    away: async during => {
      const letIn = (isAllowed: boolean) =>
        onServer(
          server,
          sql => sql`alter database ${sql(name)} with allow_connections ${sql.unsafe(String(isAllowed))}`,
        );
      await letIn(false);
      try {
        await onServer(
          server,
          sql => sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`,
        );
        await during();
      } finally {
        await letIn(true);
      }
    },
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
