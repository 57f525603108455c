import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import connect from 'postgres';
import type { TestProject } from 'vitest/node';
import { openLog } from '../src/log.ts';
import { deskRole, giveRole } from '../src/store/desk-role.ts';
import { openEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';
import { migrate } from '../src/store/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** As a user who may make databases and users. */
    postgresUrl: string;
    /** As whom the desk works on them. */
    postgresDeskUrl: string;
    /** A database with the desk's tables, and nothing in them, to be copied. */
    postgresTemplate: string;
  }
}

/** One real PostgreSQL for the whole run: the one of DATABASE_URL, or an embedded one that is thrown away. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  if (process.env.DATABASE_URL) {
    const ownerUrl = process.env.DATABASE_URL;
    return await provide(project, ownerUrl, await aDeskUser(ownerUrl));
  }
  const folder = mkdtempSync(join(tmpdir(), 'sportello-test-'));
  const postgres = await openEmbeddedPostgres(folder, openLog('silent'));
  await inHaste(postgres.ownerUrl);
  const forget = await provide(project, postgres.ownerUrl, postgres.url);
  return async () => {
    await forget();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Migrates once what each test file has a copy of. @returns drops it again */
async function provide(
  project: TestProject,
  ownerUrl: string,
  deskUrl: string,
): Promise<() => Promise<void>> {
  const template = `template_${randomBytes(6).toString('hex')}`;
  const sql = connect(ownerUrl, { max: 1, onnotice: () => {} });
  await sql`create database ${sql(template)}`;
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${template}` }).href;
  await migrate(at(deskUrl), at(ownerUrl));
  project.provide('postgresUrl', ownerUrl);
  project.provide('postgresDeskUrl', deskUrl);
  project.provide('postgresTemplate', template);
  return async () => {
    await sql`drop database if exists ${sql(template)} with (force)`;
    await sql.end();
  };
}

/** What this server keeps need not outlive a power cut: who tests that starts one of their own. */
async function inHaste(ownerUrl: string): Promise<void> {
  const sql = connect(ownerUrl, { max: 1, onnotice: () => {} });
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes'])
    await sql`alter system set ${sql(setting)} = off`;
  await sql`select pg_reload_conf()`;
  await sql.end();
}

async function aDeskUser(ownerUrl: string): Promise<string> {
  const sql = connect(ownerUrl, { max: 1, onnotice: () => {} });
  await giveRole(sql, deskRole, 'desk');
  await sql.end();
  return Object.assign(new URL(ownerUrl), { username: deskRole, password: 'desk' }).href;
}
