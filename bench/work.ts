import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import type { Db } from '../src/store/database.ts';

/** Milliseconds of work, on whatever cores: other people's work on the machine makes them little more. */
export type Work = { here: number; database: number };

/**
 * What this program has worked so far, and PostgreSQL: for this connection alone, or all its processes (to look for them is work
 * too), but for those that have ended. 0 for the database where nothing tells (it is not on this machine, or this is no Linux).
 */
export async function workOf(db: Db, which: 'this connection' | 'all'): Promise<() => Work> {
  const [row] = await db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  const pid = row?.pid ?? 0;
  const server = parentOf(pid);
  const those = () => (which === 'all' && server !== null ? childrenOf(server) : [pid]);
  return () => {
    const { user, system } = process.cpuUsage();
    return { here: (user + system) / 1e3, database: those().reduce(worked, 0) };
  };
}

function childrenOf(server: number): number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .filter(pid => parentOf(pid) === server);
}

function parentOf(pid: number): number | null {
  const [, after = ''] = toldOf(pid, 'stat').split(/\) \S /);
  return after === '' ? null : Number(after.split(' ')[0]);
}

function worked(sum: number, pid: number): number {
  return sum + Number(toldOf(pid, 'schedstat').split(' ')[0]) / 1e6;
}

/** '' of a process that has ended, be it just now. */
function toldOf(pid: number, what: 'stat' | 'schedstat'): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8');
  } catch {
    return '';
  }
}
