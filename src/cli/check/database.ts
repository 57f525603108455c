import { sql } from 'drizzle-orm';
import type { Usable } from '../../config/config.ts';
import { type Finding, fixOfWire, toldBy, wordsOf } from '../../finding.ts';
import { openLog } from '../../log.ts';
import { type Database, type Db, openDatabase } from '../../store/database.ts';
import { logGuard } from '../../store/desk-role.ts';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../../store/embedded/embedded-postgres.ts';
import { schemaAge } from '../../store/migrate.ts';
import { placeToLook } from './place-to-look.ts';

const part = 'Database';
const oldestVersion = 150_000;

/**
 * Opens the database that the server uses, running or not, looks at it without changing it, and goes on with or
 * without it.
 *
 * @param use gets null in place of a database that is away
 */
export async function onTheDatabase(
  { database }: Pick<Usable, 'database'>,
  use: (db: Db | null, findings: Finding[]) => Promise<Finding[]>,
): Promise<Finding[]> {
  if (!database) return await use(null, []);
  const { databaseUrl, databaseOwnerUrl, dataDir } = database;
  let embedded: EmbeddedPostgres | null = null;
  try {
    if (!databaseUrl) embedded = await openWhereItIs(dataDir);
  } catch (error) {
    const fix = 'fix what it says, or set DATABASE_URL to a PostgreSQL of your own';
    return await use(null, [{ part, ok: false, says: wordsOf(error), fix }]);
  }
  const url = databaseUrl ?? embedded?.url ?? '';
  const { db, connection, close } = openDatabase(url, 2);
  try {
    const findings = await lookAt(db, connection, url, databaseUrl !== null);
    const isThere = findings.every(({ ok }) => ok);
    if (databaseUrl && databaseOwnerUrl)
      findings.push(...(await lookAtOwner(databaseOwnerUrl, isThere ? connection : null)));
    return await use(isThere ? db : null, findings);
  } finally {
    await close();
    await embedded?.stop();
  }
}

/** The embedded one as it is; before the first start, one for a trial, of which nothing is left. */
async function openWhereItIs(dataDir: string): Promise<EmbeddedPostgres> {
  const { folder, leave } = placeToLook(dataDir);
  try {
    const opened = await openEmbeddedPostgres(folder, openLog('silent'));
    return { ...opened, stop: () => opened.stop().finally(leave) };
  } catch (error) {
    leave();
    throw error;
  }
}

async function lookAt(
  db: Db,
  connection: Database['connection'],
  url: string,
  isForeign: boolean,
): Promise<Finding[]> {
  try {
    const [row] = await db.execute<{ version: string; number: string; trigram: boolean }>(
      sql`select current_setting('server_version') as version, current_setting('server_version_num') as number,
        exists (select from pg_available_extensions where name = 'pg_trgm') as trigram`,
    );
    const says = `PostgreSQL ${row?.version}${isForeign ? '' : ', embedded'}`;
    if (Number(row?.number) < oldestVersion)
      return [{ part, ok: false, says, fix: 'use PostgreSQL 15 or newer: DATABASE_URL' }];
    if (!row?.trigram)
      return [
        {
          part,
          ok: false,
          says: `${says}, without the extension pg_trgm`,
          fix: 'install PostgreSQL’s own extensions there (Debian and others: postgresql-contrib)',
        },
      ];
    const state = await schemaAge(connection);
    return [
      { part, ...ofState[state], says: `${says}, ${ofState[state].says}` },
      ...(state === 'current' ? [await whoWorksOnIt(db)] : []),
      ...(isForeign ? inTheClear(url) : []),
    ];
  } catch (error) {
    return [{ part, ok: false, says: behind(error), fix: fixOf(error, url) }];
  }
}

/**
 * The owner is wanted at each start: to migrate, and to let the desk's user work.
 *
 * @param desk as the desk's user; null where nobody was let in
 */
async function lookAtOwner(ownerUrl: string, desk: Database['connection'] | null): Promise<Finding[]> {
  const ownerPart = 'Database’s owner';
  const key = 'DATABASE_OWNER_URL';
  const { connection, close } = openDatabase(ownerUrl, 1);
  try {
    const there = await whereIs(connection);
    if (desk && (await whereIs(desk)) !== there)
      return [
        {
          part: ownerPart,
          ok: false,
          says: `${key} leads to another database than DATABASE_URL`,
          fix: `write the same server and database into both: only user and password differ`,
        },
      ];
    return [
      { part: ownerPart, ok: true, says: `${decodeURIComponent(new URL(ownerUrl).username)} may log in` },
    ];
  } catch (error) {
    return [{ part: ownerPart, ok: false, says: behind(error), fix: fixOf(error, ownerUrl, key) }];
  } finally {
    await close();
  }
}

/** The same for every user of one database on one server, under whatever name it was reached. */
async function whereIs(connection: Database['connection']): Promise<string> {
  const [row] = await connection<{ place: string }[]>`
    select concat_ws(' ', pg_postmaster_start_time(), oid) as place from pg_database where datname = current_database()`;
  return row?.place ?? '';
}

/** One who could rewrite the log that nobody shall rewrite, or not. */
async function whoWorksOnIt(db: Db): Promise<Finding> {
  const { user, mayRewriteLog } = await logGuard(db);
  if (!mayRewriteLog)
    return { part: 'Log', ok: true, says: `the desk works as ${user}, who cannot rewrite it` };
  return {
    part: 'Log',
    ok: true,
    isWarning: true,
    says: `the desk works as ${user}, who could rewrite it`,
    fix: 'give it a user of its own, and the owner in DATABASE_OWNER_URL: docs/operations.md',
  };
}

const ofState: Record<Awaited<ReturnType<typeof schemaAge>>, Omit<Finding, 'part'>> = {
  current: { ok: true, says: 'migrated' },
  empty: { ok: true, says: 'empty: the first start of the server sets it up' },
  older: { ok: true, says: 'to be migrated: the next start of the server does it' },
  newer: {
    ok: false,
    says: 'migrated by a later version of Sportello',
    fix: 'go back to that version, or restore the backup that was made before it',
  },
};

/** drizzle says "Failed query" and keeps what happened behind it. */
function behind(error: unknown): string {
  return wordsOf(error instanceof Error && error.cause instanceof Error ? error.cause : error);
}

function fixOf(error: unknown, url: string, key = 'DATABASE_URL'): string {
  const told = toldBy(error);
  const { hostname, port, pathname } = new URL(url);
  const name = pathname.slice(1);
  if (/28P01|28000/.test(told))
    return `correct user and password in ${key}, or let the user in (pg_hba.conf)`;
  if (/3D000/.test(told)) return `make the database (createdb ${name}), or correct its name in ${key}`;
  if (/53300/.test(told))
    return 'raise max_connections there, or end what else is connected: all connections are used up';
  if (/57P0[123]/.test(told)) return 'wait until it has started: it is starting up, or being stopped';
  if (/42501/.test(told))
    return 'give that user the rights on the database (docs/operations.md: a PostgreSQL of your own)';
  if (/SSL|ssl|pg_hba/.test(told))
    return `add ?sslmode=require to ${key}, or take it away, as that server wants it`;
  const place = { host: hostname || 'localhost', port: Number(port || 5432), key };
  return fixOfWire(error, place) ?? 'see PostgreSQL’s own log for what it means';
}

function inTheClear(url: string): Finding[] {
  const { hostname, searchParams } = new URL(url);
  const isHere = hostname === '' || hostname === 'localhost' || /^(127\.|\[?::1)/.test(hostname);
  if (isHere || searchParams.has('sslmode') || searchParams.has('ssl')) return [];
  return [
    {
      part,
      ok: true,
      isWarning: true,
      says: `customers’ mails cross the network to ${hostname} in clear`,
      fix: 'add ?sslmode=require (or verify-full) to DATABASE_URL, if that is no network of your own',
    },
  ];
}
