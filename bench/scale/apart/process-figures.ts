import { readFileSync } from 'node:fs';

/** So many of Linux' ticks make a second (`getconf CLK_TCK`). */
const ticksPerSecond = 100;

/** What a process has in memory now, and had at most, in bytes; of Linux alone. */
export function memoryOf(pid: number): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const bytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * 1024;
  return { now: bytes('VmRSS'), most: bytes('VmHWM') };
}

/** Milliseconds that all threads of a process have worked. */
export function workOfProcess(pid: number): number {
  // Its name, in brackets, may have blanks in it.
  const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) (?=\S )/);
  const [user = 0, system = 0] = after.split(' ').slice(11, 13).map(Number);
  return ((user + system) * 1000) / ticksPerSecond;
}
