import { readFileSync } from 'node:fs';

/**
 * This process, as a file can keep it: its number, and when it began. After a crash or a restart of the machine the
 * number is soon another's: whoever trusted it would wait for a stranger, or refuse to start, for ever.
 */
export function thisProcess(): string {
  return `${process.pid}\n${beginningOf(process.pid)}\n`;
}

/** @returns the other process that such a file names, if it lives; null for none, for this one, and for a namesake */
export function otherProcessIn(file: string): number | null {
  const pid = pidIn(file);
  if (pid === null || pid === process.pid || !isAlive(pid) || isZombie(pid)) return null;
  const began = beginningIn(file);
  return began === '' || began === beginningOf(pid) ? pid : null;
}

/** The number in the first line of a file; null where there is none. */
export function pidIn(file: string): number | null {
  return Number.parseInt(linesOf(file)[0] ?? '', 10) || null;
}

/** A killed process whose parent has not noticed yet: dead, though a signal finds it. */
export function isZombie(pid: number): boolean {
  return (statOf(pid)[0] ?? '').startsWith('Z');
}

/** Whose child a process is; null where it is none any more, or the system does not say. */
export function parentOf(pid: number): number | null {
  return Number(statOf(pid)[1]) || null;
}

/** The name of a living process's program; '' where there is none, or the system does not say. */
export function programOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function beginningIn(file: string): string {
  return linesOf(file)[1] ?? '';
}

/** In ticks since the machine's start (proc(5): stat, field 22); '' where the system does not say. */
function beginningOf(pid: number): string {
  return statOf(pid)[19] ?? '';
}

/** What Linux says of a process, from the third field on: a name in brackets, which may have blanks, is before it. */
function statOf(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(') ') + 2).split(' ');
  } catch {
    return [];
  }
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}
