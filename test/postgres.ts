import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import connect from 'postgres';
import type { TestProject } from 'vitest/node';
import { openLog } from '../src/log.ts';
import { deskRole, giveRole } from '../src/store/desk-role.ts';
import { openEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** As a user who may make databases and users. */
    postgresUrl: string;
    /** As whom the desk works on them. */
    postgresDeskUrl: string;
  }
}

/** One real PostgreSQL for the whole run: the one of DATABASE_URL, or an embedded one that is thrown away. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  if (process.env.DATABASE_URL) {
    project.provide('postgresUrl', process.env.DATABASE_URL);
    project.provide('postgresDeskUrl', await aDeskUser(process.env.DATABASE_URL));
    return async () => {};
  }
  const folder = mkdtempSync(join(tmpdir(), 'sportello-test-'));
  const postgres = await openEmbeddedPostgres(folder, openLog('silent'));
  project.provide('postgresUrl', postgres.ownerUrl);
  project.provide('postgresDeskUrl', postgres.url);
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function aDeskUser(ownerUrl: string): Promise<string> {
  const sql = connect(ownerUrl, { max: 1, onnotice: () => {} });
  await giveRole(sql, deskRole, 'desk');
  await sql.end();
  return as(ownerUrl, deskRole, 'desk');
}

function as(url: string, user: string, password: string): string {
  return Object.assign(new URL(url), { username: user, password }).href;
}
