import { setTimeout as wait } from 'node:timers/promises';
import type { Effect } from '../../outbox/effect.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { replaceMeasures } from '../../store/reports/measures.ts';
import {
  bareLogs,
  isAnythingUnmeasured,
  noteUnmeasured,
  takeUnmeasured,
} from '../../store/reports/unmeasured.ts';
import { measure } from '../../ticket/reports/measuring/measure.ts';
import type { Desk } from '../desk.ts';
import { keepTerms, termsInForce } from './terms-in-force.ts';

/** Requests in one transaction: a few hundred logs are read in one statement, and take a fraction of a second. */
const chunk = 300;
/** After this the rest is left to the next job: the desk has other work to do. */
const workAtMostMs = 20_000;

const measuring: Effect = { task: 'measure', payload: {}, lane: 'measure', replaces: 'measure' };

/** So often it is looked whether anything waits: figures may be so much behind, but no report is. */
const lookEveryMs = 60_000;
/** When it was looked last, by the machine's clock. */
const looked = new WeakMap<Desk, number>();

/** A step of the clock: what has happened since it was looked at last is measured soon. */
export async function measureSoon(desk: Desk): Promise<void> {
  const now = performance.now();
  if (now - (looked.get(desk) ?? Number.NEGATIVE_INFINITY) < lookEveryMs) return;
  looked.set(desk, now);
  if (await isAnythingUnmeasured(desk.db)) await enqueue(desk.db, [measuring]);
}

/** The job: measures what waits, for a while; what is left then is a job of its own. */
export async function measureDue(desk: Desk): Promise<void> {
  await keepTerms(desk, 'desk');
  const { isDone, failed } = await measureWaiting(desk, workAtMostMs);
  if (!isDone) await enqueue(desk.db, [measuring]);
  // The others are measured; of these the admins hear.
  if (failed.length > 0)
    throw new Error(
      `these requests cannot be measured, no report counts them: ${failed.slice(0, 20).join(', ')}`,
    );
}

/**
 * Measures the requests to which something has happened, the longest waiting first.
 *
 * @param atMostMs of the machine's clock
 * @returns whether nothing was left, as far as this process could see to it; and what cannot be measured, and waits on
 */
export async function measureWaiting(
  desk: Desk,
  atMostMs: number,
): Promise<{ isDone: boolean; failed: number[] }> {
  const until = performance.now() + atMostMs;
  const failed = new Set<number>();
  const progress: Progress = { failed, last: 0 };
  for (;;) {
    const taken = await measureSome(desk, progress);
    if (taken === 'nothing') return { isDone: failed.size === 0, failed: [...failed] };
    if (performance.now() > until)
      return { isDone: !(await isAnythingUnmeasured(desk.db)), failed: [...failed] };
    // Another process measures what waits; it is waited for, as long as this one would have taken.
    if (taken === 'elsewhere') await wait(100);
  }
}

/** How far one has come. @property failed what could not be measured @property last taken of what waits */
type Progress = { failed: Set<number>; last: number };

/**
 * Measures some. One that cannot be measured keeps no other from it: it stays as it was, and waits at the end of the queue.
 *
 * @param progress when nothing is left but what could not be, nothing is
 */
async function measureSome(desk: Desk, progress: Progress): Promise<'some' | 'nothing' | 'elsewhere'> {
  const { failed, last } = progress;
  const history = await termsInForce(desk);
  return await desk.db.transaction(async tx => {
    const taken = await takeUnmeasured(tx, last, chunk);
    if (!taken) return 'elsewhere';
    const { tickets } = taken;
    // What was noted earlier, and could be seen later, lies before.
    progress.last = tickets.length === 0 ? 0 : taken.last;
    if (tickets.length === 0 && last > 0) return 'some';
    const isNews = tickets.some(number => !failed.has(number));
    const logs = await bareLogs(tx, tickets);
    const measured = new Map<number, ReturnType<typeof measure>>();
    const not: number[] = [];
    for (const number of tickets) {
      const { events = [], company = null } = logs.get(number) ?? {};
      try {
        measured.set(number, measure(events, company, history));
      } catch {
        not.push(number);
        failed.add(number);
      }
    }
    await replaceMeasures(tx, measured);
    await noteUnmeasured(tx, not);
    return isNews ? 'some' : 'nothing';
  });
}
