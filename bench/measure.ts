import { cpus, loadavg } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

/** So long is measured; before it, a third of it runs unmeasured, until the machine code is there. */
const measuredMs = 1200;

/**
 * Runs a batch again and again and prints how many a second it makes, with the percentiles of the batches in
 * microseconds for each.
 *
 * @param size how many one batch does
 * @returns how many a second
 */
export function measure(name: string, size: number, batch: () => void, ms = measuredMs): number {
  for (const until = performance.now() + ms / 3; performance.now() < until; ) batch();
  const each: number[] = [];
  const begun = performance.now();
  while (performance.now() - begun < ms || each.length < 5) {
    const start = performance.now();
    batch();
    each.push(((performance.now() - start) * 1000) / size);
  }
  const perSecond = 1e6 / (each.reduce((sum, us) => sum + us, 0) / each.length);
  row(name, perSecond, percentiles(each), `${each.length} x ${size}`);
  return perSecond;
}

export function heading(title: string, unit = 'µs each, by batch: median / 95th / 99th percentile / worst') {
  console.log(`\n${title}\n${' '.repeat(46)}${'per second'.padStart(12)}   ${unit}`);
}

export function row(name: string, perSecond: number, each: string, note = ''): void {
  console.log(`  ${name.padEnd(44)}${whole(perSecond).padStart(12)}   ${each.padEnd(38)} ${note}`.trimEnd());
}

export function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}

export function sumOf(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

export function percentiles(values: number[]): string {
  const ordered = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (ordered[Math.min(Math.floor(ordered.length * share), ordered.length - 1)] ?? 0).toPrecision(3);
  return [0.5, 0.95, 0.99, 1].map(at).join(' / ');
}

/** Numbers below 1, always the same ones (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Other people's work on this machine makes every figure worse: it is told along. */
export function load(): string {
  return `load of the machine ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores`;
}

/** Does something over and over, so long after each time. @returns how long each took, in ms, once it is stopped */
export function overAndOver(work: () => Promise<unknown>, pauseMs: number): { stop(): Promise<number[]> } {
  const took: number[] = [];
  let isOver = false;
  const done = (async () => {
    while (!isOver) {
      const begun = performance.now();
      await work();
      took.push(performance.now() - begun);
      await wait(pauseMs);
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await done;
      return took;
    },
  };
}
