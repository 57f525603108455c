import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog } from '../src/log.ts';
import { type Database, openDatabase } from '../src/store/database.ts';
import { openEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';
import { migrate } from '../src/store/migrate.ts';

const log = openLog('silent');

/**
 * A real PostgreSQL, as the house brings it (every commit is flushed to the disk), in a folder that is thrown away
 * afterwards; it notes when each transaction was committed, and what each statement costs.
 */
export async function inThrowAwayDatabase(use: (database: Database) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-bench-'));
  let postgres = await openEmbeddedPostgres(folder, log);
  try {
    await commanding(postgres.ownerUrl, async ({ connection }) => {
      await connection.unsafe('alter system set track_commit_timestamp = on');
      // Several desks work on it now and then, each with some 25 connections.
      await connection.unsafe('alter system set max_connections = 200');
      await connection.unsafe("alter system set shared_preload_libraries = 'pg_stat_statements'");
    });
    await postgres.stop();
    postgres = await openEmbeddedPostgres(folder, log);
    await migrate(postgres.ownerUrl);
    await commanding(postgres.ownerUrl, use);
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function commanding(url: string, use: (database: Database) => Promise<unknown>): Promise<void> {
  const database = openDatabase(url);
  try {
    await use(database);
  } finally {
    await database.close();
  }
}
