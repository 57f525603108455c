import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { openLog } from '../../src/log.ts';
import { openEmbeddedPostgres } from '../../src/store/embedded/embedded-postgres.ts';
import { migrate } from '../../src/store/migrate.ts';

/** Outside the working copy: it has gigabytes. */
const folder = process.env.SCALE_DIR ?? join(tmpdir(), 'sportello-scale');

/** As whom a database is used. */
export type Urls = { desk: string; owner: string };

/** The server on which the filled desk is kept, for as long as it is used; it notes what each statement costs, and when each was committed. */
export async function onKeptServer(use: (filled: Urls) => Promise<void>): Promise<void> {
  let server = await openEmbeddedPostgres(folder, openLog('silent'));
  try {
    if (await beginsToNote(server.ownerUrl)) {
      await server.stop();
      server = await openEmbeddedPostgres(folder, openLog('silent'));
    }
    await migrate(server.url, server.ownerUrl);
    await use({ desk: server.url, owner: server.ownerUrl });
  } finally {
    await server.stop();
  }
}

/** @returns whether it will, once it is started again */
async function beginsToNote(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [known] = await sql`
      select from pg_settings where name = 'pg_stat_statements.max' and current_setting('track_commit_timestamp')::boolean`;
    if (known) return false;
    await sql`alter system set shared_preload_libraries = 'pg_stat_statements'`;
    await sql`alter system set track_commit_timestamp = on`;
    return true;
  } finally {
    await sql.end();
  }
}

/** The same user, in the database that lies beside. */
export function urlBeside(url: string): string {
  const beside = new URL(url);
  beside.pathname = '/empty';
  return beside.href;
}

/** A migrated database beside it that has nothing in it, thrown away afterwards. */
export async function besideIt(filledUrl: string, use: (emptyUrl: string) => Promise<void>): Promise<void> {
  const url = urlBeside(filledUrl);
  const server = postgres(filledUrl, { max: 1, onnotice: () => {} });
  try {
    await server`drop database if exists empty with (force)`;
    await server`create database empty`;
    await migrate(url);
    await use(url);
  } finally {
    await server`drop database if exists empty with (force)`;
    await server.end();
  }
}

export function keptFolder(): string {
  return folder;
}

/** @returns whether there was one */
export function dropKept(): boolean {
  const wasThere = existsSync(folder);
  rmSync(folder, { recursive: true, force: true });
  return wasThere;
}
