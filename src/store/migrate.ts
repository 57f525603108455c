import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import { runMigrations } from 'graphile-worker';
import postgres from 'postgres';
import type { Db } from './database.ts';

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/** Any constant number that nobody else uses for an advisory lock in this database. */
const migrationLock = 725_310_042;

/**
 * Brings the database to today's schema: the desk's tables and the job queue's. Several processes may start at
 * once: one migrates, the others wait for its advisory lock and then find nothing to do.
 */
export async function migrate(url: string): Promise<void> {
  const connection = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await connection`select pg_advisory_lock(${migrationLock})`;
    await applyMigrations(drizzle(connection), {
      migrationsFolder,
    });
    await runMigrations({ connectionString: url });
  } finally {
    await connection.end();
  }
}

/** A database beside this Sportello's code: `empty` has never been migrated. */
export type MigrationState = 'empty' | 'older' | 'same' | 'newer';

/** Which state a database is in. Nothing is changed. */
export async function migrationState(db: Db): Promise<MigrationState> {
  const [table] = await db.execute<{ name: string | null }>(
    sql`select to_regclass('drizzle.__drizzle_migrations')::text as name`,
  );
  if (!table?.name) return 'empty';
  const [row] = await db.execute<{ latest: string | null }>(
    sql`select max(created_at) as latest from drizzle.__drizzle_migrations`,
  );
  if (!row?.latest) return 'empty';
  const ours = Math.max(...readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis));
  const latest = Number(row.latest);
  return latest === ours ? 'same' : latest < ours ? 'older' : 'newer';
}
