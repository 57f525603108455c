import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import { runMigrations } from 'graphile-worker';
import postgres from 'postgres';

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
      migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)),
    });
    await runMigrations({ connectionString: url });
  } finally {
    await connection.end();
  }
}
