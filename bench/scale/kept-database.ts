import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { openLog } from '../../src/log.ts';
import { openEmbeddedPostgres } from '../../src/store/embedded/embedded-postgres.ts';
import { migrate } from '../../src/store/migrate.ts';

/** Outside the working copy: it has gigabytes. */
const folder = process.env.SCALE_DIR ?? join(tmpdir(), 'sportello-scale');

/** The server on which the filled desk is kept, for as long as it is used: as the owner, who makes and fills it. */
export async function onKeptServer(use: (filledUrl: string) => Promise<void>): Promise<void> {
  const server = await openEmbeddedPostgres(folder, openLog('silent'));
  try {
    await migrate(server.ownerUrl);
    await use(server.ownerUrl);
  } finally {
    await server.stop();
  }
}

/** A migrated database beside it that has nothing in it, thrown away afterwards. */
export async function besideIt(filledUrl: string, use: (emptyUrl: string) => Promise<void>): Promise<void> {
  const url = new URL(filledUrl);
  url.pathname = '/empty';
  const server = postgres(filledUrl, { max: 1, onnotice: () => {} });
  try {
    await server`drop database if exists empty with (force)`;
    await server`create database empty`;
    await migrate(url.href);
    await use(url.href);
  } finally {
    await server`drop database if exists empty with (force)`;
    await server.end();
  }
}

export function keptFolder(): string {
  return folder;
}

/** @returns whether there was one */
export function dropKept(): boolean {
  const wasThere = existsSync(folder);
  rmSync(folder, { recursive: true, force: true });
  return wasThere;
}
