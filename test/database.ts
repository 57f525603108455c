import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../src/store/database.ts';

export type OwnDatabase = {
  /** As the desk works on it: as a user who owns nothing. */
  readonly database: Database;
  readonly url: string;
  readonly ownerUrl: string;
  /** Lets nobody in while something is done, and throws out who is in, as a server does that goes down. */
  away(during: () => Promise<void>): Promise<void>;
};

/** A migrated database of its own for a test file, on the real server that the run has started (postgres.ts). */
export function ownDatabase(): OwnDatabase {
  let database: Database | undefined;
  const server = inject('postgresUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const [url, ownerUrl] = [inject('postgresDeskUrl'), server].map(
    on => Object.assign(new URL(on), { pathname: `/${name}` }).href,
  ) as [string, string];

  beforeAll(async () => {
    await onServer(
      server,
      // Files that are copied cost a quarter of what a log of their pages does.
      sql => sql`create database ${sql(name)} template ${sql(inject('postgresTemplate'))} strategy file_copy`,
    );
    database = openDatabase(url);
  });
  afterAll(async () => {
    await database?.close();
    await onServer(server, sql => sql`drop database if exists ${sql(name)} with (force)`);
  });

  return {
    url,
    ownerUrl,
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

/** A new database on that server, empty or the copy of one. @returns its address, as its owner */
export async function emptyDatabase(template = 'template1'): Promise<string> {
  const server = inject('postgresUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(server, sql => sql`create database ${sql(name)} template ${sql(template)}`);
  onTestFinished(async () => {
    await onServer(server, sql => sql`drop database if exists ${sql(name)} with (force)`);
  });
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}

/** Asks a database something, over a connection of its own. */
export async function onServer<T>(url: string, ask: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await ask(sql);
  } finally {
    await sql.end();
  }
}
