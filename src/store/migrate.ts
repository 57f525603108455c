import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import { runMigrations } from 'graphile-worker';
import postgres from 'postgres';
import { z } from 'zod';

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

const journal = z.object({ entries: z.array(z.object({ when: z.number() })) });

/**
 * How a database's schema stands to this version's, without touching it. `empty`: no Sportello was ever here; `newer`: a
 * later version has migrated it.
 */
export async function schemaAge(connection: postgres.Sql): Promise<'empty' | 'older' | 'current' | 'newer'> {
  const [found] =
    await connection`select to_regclass('drizzle.__drizzle_migrations') is not null as is_there`;
  if (!found?.is_there) return 'empty';
  const [row] = await connection<{ last: string | null }[]>`
    select max(created_at)::text as last from drizzle.__drizzle_migrations`;
  const { entries } = journal.parse(
    JSON.parse(readFileSync(`${migrationsFolder}/meta/_journal.json`, 'utf8')),
  );
  const [last, ours] = [Number(row?.last ?? 0), Math.max(...entries.map(({ when }) => when))];
  if (last === 0) return 'empty';
  return last === ours ? 'current' : last < ours ? 'older' : 'newer';
}
