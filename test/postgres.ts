import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openLog } from '../src/log.ts';
import { openEmbeddedPostgres } from '../src/store/embedded-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

/** One real PostgreSQL for the whole run: the one of DATABASE_URL, or an embedded one that is thrown away. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  if (process.env.DATABASE_URL) {
    project.provide('postgresUrl', process.env.DATABASE_URL);
    return async () => {};
  }
  const folder = mkdtempSync(join(tmpdir(), 'sportello-test-'));
  const postgres = await openEmbeddedPostgres(folder, openLog('silent'));
  project.provide('postgresUrl', postgres.ownerUrl);
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
