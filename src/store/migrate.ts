import { fileURLToPath } from 'node:url';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import { runMigrations } from 'graphile-worker';
import postgres from 'postgres';
import { giveRole, letWork } from './desk-role.ts';
import { nameErased } from './privacy/name-erased.ts';
import { chainLogs } from './records/chain-logs.ts';
import { fillSearch } from './search/fill.ts';
import { takeWordsApart } from './words/take-apart.ts';
import { workerConnections } from './worker-connections.ts';

/** Any constant number that nobody else uses for an advisory lock in this database. */
const migrationLock = 725_310_042;

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/** The desk's own migrations, in their order. */
function allMigrations(): MigrationMeta[] {
  return readMigrationFiles({ migrationsFolder });
}

/**
 * Brings the database to today's schema: the desk's tables and the job queue's. Several processes may start at
 * once: one migrates, the others wait for its advisory lock and then find nothing to do.
 *
 * @param url as whom the desk works. Where they do not own the tables they need nothing to be done, and do nothing
 * @param ownerUrl as whom migrations run, and who lets the other work on what they make
 * @param say hears how far it is, where it takes long
 * @throws Error with words for the admin where something is to be done that this user may not do
 */
export async function migrate(
  url: string,
  ownerUrl = url,
  say: (words: string) => void = () => {},
): Promise<void> {
  // It holds the lock until the end, however long that takes.
  const connection = postgres(ownerUrl, { max: 1, onnotice: () => {}, max_lifetime: null });
  try {
    await connection`select pg_advisory_lock(${migrationLock}), set_config('statement_timeout', '0', false)`;
    if (['empty', 'older'].includes(await schemaAge(connection))) {
      const db = drizzle(connection);
      await applyMigrations(db, { migrationsFolder });
      await takeWordsApart(db, say);
      await chainLogs(db, say);
      await nameErased(db, new Date());
      await fillSearch(db, say);
    }
    await migrateJobQueue(ownerUrl);
    if (ownerUrl !== url) await letDeskWork(connection, new URL(url));
  } catch (error) {
    throw isForbidden(error) ? notTheOwner(new URL(ownerUrl).username, error) : error;
  } finally {
    await connection.end();
  }
}

/**
 * Gives an empty database the tables that an older Sportello had, for what it wrote.
 *
 * @param last its newest migration, by the journal's time
 * @throws Error with words for the admin where that one is not known here
 */
export async function migrateUpTo(last: number, ownerUrl: string): Promise<void> {
  const wanted = allMigrations().filter(({ folderMillis }) => folderMillis <= last);
  if (wanted.at(-1)?.folderMillis !== last)
    throw new Error(
      'This copy was made by another Sportello than this: by a newer one, mostly. Use that one, or update this.',
    );
  const connection = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await connection.begin(async tx => {
      await tx`create schema drizzle`;
      await tx`create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`;
      for (const { sql, hash, folderMillis } of wanted) {
        for (const statement of sql) await tx.unsafe(statement);
        await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`;
      }
    });
    await migrateJobQueue(ownerUrl);
  } finally {
    await connection.end();
  }
}

/**
 * How a database's schema stands to this version's, without touching it. `empty`: no Sportello was ever here; `newer`: a
 * later version has migrated it. To a user who has not been let in yet, it is older; so is one whose update was cut short.
 */
export async function schemaAge(connection: postgres.Sql): Promise<'empty' | 'older' | 'current' | 'newer'> {
  try {
    const [found] =
      await connection`select to_regclass('drizzle.__drizzle_migrations') is not null as is_there`;
    if (!found?.is_there) return 'empty';
    const [row] = await connection<{ last: string | null }[]>`
      select max(created_at)::text as last from drizzle.__drizzle_migrations`;
    const ours = Math.max(...allMigrations().map(({ folderMillis }) => folderMillis));
    const last = Number(row?.last ?? 0);
    if (last === 0) return 'empty';
    if (last !== ours) return last < ours ? 'older' : 'newer';
    const [left] = await connection`
      select coalesce(to_regclass('public.ticket_event_whole'), to_regclass('public.search_before'),
        to_regclass('public.unchained'), to_regclass('public.unnamed')) is not null as is_there`;
    return left?.is_there ? 'older' : 'current';
  } catch (error) {
    if (isForbidden(error)) return 'older';
    throw error;
  }
}

async function migrateJobQueue(ownerUrl: string): Promise<void> {
  // Who asks hears of a connection that breaks; one that breaks when it was asked everything does no harm.
  const connections = workerConnections(ownerUrl, 1, () => {});
  try {
    await runMigrations({ pgPool: connections.pool });
  } finally {
    await connections.end();
  }
}

/** Makes the desk's user, where the owner may, and nobody has. */
async function letDeskWork(connection: postgres.Sql, { username, password }: URL): Promise<void> {
  const role = decodeURIComponent(username);
  const [found] = await connection`select 1 from pg_roles where rolname = ${role}`;
  if (!found) await giveRole(connection, role, decodeURIComponent(password));
  await letWork(connection, role);
}

/** 42501: insufficient_privilege. */
function isForbidden(error: unknown): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return cause instanceof Error && 'code' in cause && cause.code === '42501';
}

function notTheOwner(user: string, cause: unknown): Error {
  return new Error(
    `The database's user ${decodeURIComponent(user)} may not bring its tables to today's shape. Set DATABASE_OWNER_URL to the same database with the user who owns them, who may also make the user of DATABASE_URL (docs/operations.md, "A PostgreSQL of your own").`,
    { cause },
  );
}
