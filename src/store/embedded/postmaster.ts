import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync, statSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isZombie, parentOf, pidIn, programOf } from './processes.ts';

/** How long what a dead postmaster left may take to notice it: an idle backend ends at once, a busy one after its query. */
const graceMs = 3_000;

/** The number of the process that serves these data, as postmaster.pid says, living or not. */
function postmasterOf(cluster: string): number | null {
  return pidIn(join(cluster, 'postmaster.pid'));
}

/** The fourth line of postmaster.pid is the port (PostgreSQL: src/include/utils/pidfile.h). */
export function portOf(cluster: string): number {
  return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[3]);
}

/**
 * Whether the postmaster was told to stop, by somebody else than us: it lets nobody in, and goes on like that for as long
 * as its last client stays (line 8 of postmaster.pid).
 */
export function isStopping(cluster: string): boolean {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[7]?.trim() === 'stopping';
  } catch {
    return false;
  }
}

/** Whether the postmaster of these data lives. Cheap: asked twice a second. */
export function isServed(cluster: string): boolean {
  const pid = postmasterOf(cluster);
  return pid !== null && isAlive(pid) && !isAnother(pid, cluster);
}

/**
 * Clears away what a killed postmaster leaves. First its backends, which may still write: without the pid file a new
 * postmaster would not know of them. Then the pid file, where pg_ctl would take it for running and PostgreSQL for a reason
 * not to start: its number may be a zombie's, or have gone to another program since a power cut.
 */
export async function clearAfterTheDead(cluster: string): Promise<void> {
  const postmaster = postmasterOf(cluster);
  if (postmaster === null || isServed(cluster)) return;
  for (const signal of ['SIGQUIT', 'SIGKILL'] as const) {
    await untilGone(cluster);
    for (const pid of backendsOf(cluster).ours) tell(pid, signal);
  }
  if (!(await untilGone(cluster)))
    throw new Error(`Processes of the embedded PostgreSQL that died in ${cluster} do not end.`);
  if (isAlive(postmaster)) rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

/** Waits until the port is open: one that was just started by somebody else, or recovers, needs a moment. */
export async function untilAnswers(port: number): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const isOpen = await new Promise<boolean>(done => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        done(true);
      });
      socket.once('error', () => done(false));
    });
    if (isOpen) return;
    await wait(100);
  }
  throw new Error(
    `The embedded PostgreSQL runs, but does not answer on port ${port}. Look into its postgres.log.`,
  );
}

/**
 * A free port that the system gives to nobody by itself (Linux hands out 32768 and above): while the database is down,
 * another program, or our own attempt to reach it, would get its port, and it could not come back.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 50; tries += 1) {
    const port = await portIfFree(randomInt(20_000, 32_768));
    if (port) return port;
  }
  return (await portIfFree(0)) ?? 0;
}

async function portIfFree(wanted: number): Promise<number | null> {
  return await new Promise(done => {
    const probe = createServer();
    probe.once('error', () => done(null));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : null));
    });
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return true;
}

/** A zombie, another program, or the PostgreSQL of other data. */
function isAnother(pid: number, cluster: string): boolean {
  if (isZombie(pid)) return true;
  const program = programOf(pid);
  // Where the system does not say, it is believed: to root in a container, another user's process does not tell its folder.
  if (program === '') return false;
  return program !== 'postgres' || ![null, realpathSync(cluster)].includes(folderOf(pid));
}

/**
 * Living processes of these data, by the folder in which each works; and those that may be, for they do not tell it: of
 * the same user, and left alone by some postmaster.
 */
function backendsOf(cluster: string): { ours: number[]; unknown: number[] } {
  const folder = realpathSync(cluster);
  const owner = statSync(cluster).uid;
  const all = processes().filter(pid => programOf(pid) === 'postgres' && !isZombie(pid));
  return {
    ours: all.filter(pid => folderOf(pid) === folder),
    unknown: all.filter(pid => folderOf(pid) === null && ownerOfProcess(pid) === owner && isOrphan(pid)),
  };
}

async function untilGone(cluster: string): Promise<boolean> {
  for (let waited = 0; waited < graceMs; waited += 50) {
    const { ours, unknown } = backendsOf(cluster);
    if (ours.length + unknown.length === 0) return true;
    await wait(50);
  }
  return false;
}

/** A backend whose parent is no postmaster any more. A postmaster itself is called by its program, not by what it does. */
function isOrphan(pid: number): boolean {
  const parent = parentOf(pid);
  return titleOf(pid).startsWith('postgres:') && (parent === null || programOf(parent) !== 'postgres');
}

function titleOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function ownerOfProcess(pid: number): number | null {
  return statSync(`/proc/${pid}`, { throwIfNoEntry: false })?.uid ?? null;
}

function processes(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function folderOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself.
  }
}
