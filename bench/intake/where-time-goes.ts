import { readdirSync, readFileSync } from 'node:fs';
import { type Profiler, Session } from 'node:inspector/promises';
import type { Database } from '../../src/store/database.ts';
import { whole } from '../measure.ts';

/** What the machine did for so many mails, process by process, in ms of one core. */
export type Cost = { house: number; database: number };

/** Counts what house and database cost from now until the answer is called. */
export async function costs(database: Database): Promise<() => Promise<Cost>> {
  const before = { house: process.cpuUsage(), database: await databaseCpuMs(database) };
  return async () => {
    const { user, system } = process.cpuUsage(before.house);
    return { house: (user + system) / 1000, database: (await databaseCpuMs(database)) - before.database };
  };
}

/** All processes of the server: those that ended meanwhile count among their parent's children. */
async function databaseCpuMs({ connection }: Database): Promise<number> {
  const [row] = await connection<{ folder: string }[]>`select current_setting('data_directory') as folder`;
  const postmaster = readFileSync(`${row?.folder}/postmaster.pid`, 'utf8').split('\n')[0] ?? '';
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [, ppid, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // utime, stime, and for the postmaster cutime, cstime too (proc_pid_stat(5)).
      if (ppid === postmaster) ticks += Number(rest[9]) + Number(rest[10]);
      if (pid === postmaster) ticks += rest.slice(9, 13).reduce((sum, value) => sum + Number(value), 0);
    } catch {
      // It ended while we looked.
    }
  }
  return ticks * 10;
}

/** Runs something under V8's sampling profiler and prints in which rooms and packages the house's time went. */
export async function profiled(mails: number, work: () => Promise<void>): Promise<void> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 500 });
  await session.post('Profiler.start');
  await work();
  const { profile } = (await session.post('Profiler.stop')) as { profile: Profiler.Profile };
  session.disconnect();
  const places = placesOf(profile.nodes);
  const ms = new Map<string, number>();
  profile.samples?.forEach((id, index) => {
    const place = places.get(id);
    if (!place || place === '(idle)') return;
    ms.set(place, (ms.get(place) ?? 0) + (profile.timeDeltas?.[index] ?? 0) / 1000);
  });
  const all = [...ms.values()].reduce((sum, value) => sum + value, 0);
  console.log(`  the house, by room and package (${(all / mails).toFixed(2)} ms a mail):`);
  for (const [place, value] of [...ms].toSorted((a, b) => b[1] - a[1]).slice(0, 16))
    console.log(
      `    ${place.padEnd(40)}${(value / mails).toFixed(3).padStart(8)} ms ${percent(value / all)}`,
    );
}

/** Where each node's time belongs: what has no place of its own (natives, Node itself) to who called it. */
function placesOf(nodes: Profiler.ProfileNode[]): Map<number, string> {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const places = new Map<number, string>();
  const visit = (node: Profiler.ProfileNode, above: string) => {
    const place = placeOf(node) ?? above;
    places.set(node.id, place);
    for (const child of node.children ?? []) {
      const next = byId.get(child);
      if (next) visit(next, place);
    }
  };
  const [root] = nodes;
  if (root) visit(root, 'Node itself');
  return places;
}

function placeOf({ callFrame: { url, functionName } }: Profiler.ProfileNode): string | null {
  const packaged = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url);
  if (packaged?.[1]) return packaged[1];
  const room = /\/src\/([^/]+)/.exec(url);
  if (room?.[1]) return `src/${room[1]}`;
  return ['(idle)', '(garbage collector)', '(program)'].includes(functionName) ? functionName : null;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`.padStart(5);
}

export async function forgetStatements({ connection }: Database): Promise<void> {
  await connection`create extension if not exists pg_stat_statements`;
  await connection`select pg_stat_statements_reset()`;
}

/** The statements on which the database spent most, and how often a mail needs them. */
export async function printStatements({ connection }: Database, mails: number): Promise<void> {
  const rows = await connection<{ query: string; calls: number; ms: number }[]>`
    select regexp_replace(query, '[[:space:]]+', ' ', 'g') as query, calls::int as calls, total_exec_time as ms
    from pg_stat_statements order by total_exec_time desc`;
  const all = rows.reduce((sum, { ms }) => sum + Number(ms), 0);
  const calls = rows.reduce((sum, row) => sum + row.calls, 0);
  console.log(
    `  the database's statements (${(calls / mails).toFixed(1)} and ${(all / mails).toFixed(2)} ms a mail; commits wait for the disk):`,
  );
  for (const { query, calls: times, ms } of rows.slice(0, 14))
    console.log(
      `    ${query.slice(0, 70).padEnd(72)}${(times / mails).toFixed(2).padStart(6)} x ${(Number(ms) / times).toFixed(3)} ms ${percent(Number(ms) / all)}`,
    );
}

export function printCost(mails: number, seconds: number, sender: number, { house, database }: Cost): void {
  const each = (ms: number) => `${(ms / mails).toFixed(2)} ms`;
  console.log(
    `    CPU for each: house ${each(house)}, database ${each(database)}, sender ${each(sender)}; cores used ${((house + database + sender) / 1000 / seconds).toFixed(2)}; ${whole(mails)} mails in ${seconds.toFixed(1)} s`,
  );
}
