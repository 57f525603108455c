import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll } from 'vitest';
import { openLog } from '../../src/log.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../../src/store/embedded/embedded-postgres.ts';
import { migrate } from '../../src/store/migrate.ts';
import type { OwnDatabase } from '../database.ts';
import { type Plan, plansIn } from './plans.ts';

/** A database on a server of its own that writes down how it carries out each statement, those of triggers and keys too. */
export function explainedDatabase(fill: (url: string) => Promise<void>): OwnDatabase & { plans(): Plan[] } {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-explained-'));
  const url = { now: '', owner: '' };
  let server: EmbeddedPostgres | undefined;
  let database: Database | undefined;

  beforeAll(async () => {
    server = await openEmbeddedPostgres(folder, openLog('silent'));
    url.now = server.url;
    url.owner = server.ownerUrl;
    await migrate(server.url, server.ownerUrl);
    await careless(server.ownerUrl);
    await fill(server.ownerUrl);
    await explained(server.ownerUrl);
    database = openDatabase(server.url);
  }, 600_000);
  afterAll(async () => {
    await database?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  return {
    get ownerUrl() {
      return url.owner;
    },
    get url() {
      return url.now;
    },
    get database() {
      if (!database) throw new Error('the database is open from beforeAll on');
      return database;
    },
    away: async () => {
      throw new Error('this one does not go away');
    },
    plans: () => plansIn(readFileSync(join(folder, 'postgres', 'postgres.log'), 'utf8')),
  };
}

/** What is thrown away in a minute need not outlive this machine; nobody tidies up beside what is measured. */
async function careless(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const settings = { fsync: 'off', full_page_writes: 'off', autovacuum: 'off', max_wal_size: '8GB' };
  try {
    for (const [name, value] of Object.entries(settings))
      await sql.unsafe(`alter system set ${name} = '${value}'`);
    await sql`select pg_reload_conf()`;
  } finally {
    await sql.end();
  }
}

/** From the next connection on (auto_explain, a module that comes with PostgreSQL). */
async function explained(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const settings = {
    // What is read from end to end by a whisker here would not be in a table sixteen times as large.
    random_page_cost: '1.1',
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_timing': 'off',
    'auto_explain.log_nested_statements': 'on',
    'auto_explain.log_format': 'json',
    'auto_explain.log_parameter_max_length': '0',
  };
  try {
    await sql`load 'auto_explain'`;
    for (const [name, value] of Object.entries(settings))
      await sql.unsafe(`alter database sportello set ${name} = '${value}'`);
  } finally {
    await sql.end();
  }
}
