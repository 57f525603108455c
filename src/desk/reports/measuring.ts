import type { Effect } from '../../outbox/effect.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { replaceMeasures } from '../../store/reports/measures.ts';
import { bareLogs, isAnythingUnmeasured, takeUnmeasured } from '../../store/reports/unmeasured.ts';
import { measure } from '../../ticket/reports/measure.ts';
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
  const isDone = await measureWaiting(desk, workAtMostMs);
  if (!isDone) await enqueue(desk.db, [measuring]);
}

/**
 * Measures the requests to which something has happened, the longest waiting first.
 *
 * @param atMostMs of the machine's clock
 * @returns whether nothing was left, as far as this process could see to it
 */
export async function measureWaiting(desk: Desk, atMostMs: number): Promise<boolean> {
  const until = performance.now() + atMostMs;
  for (;;) {
    const taken = await measureSome(desk);
    if (taken === 0) return true;
    if (taken === null || performance.now() > until) return !(await isAnythingUnmeasured(desk.db));
  }
}

/** @returns how many requests were measured; null where another process does it */
async function measureSome(desk: Desk): Promise<number | null> {
  const history = await termsInForce(desk);
  return await desk.db.transaction(async tx => {
    const tickets = await takeUnmeasured(tx, chunk);
    if (!tickets || tickets.length === 0) return tickets?.length ?? null;
    const logs = await bareLogs(tx, tickets);
    const measured = tickets.map(number => {
      const { events = [], company = null } = logs.get(number) ?? {};
      return [number, measure(events, company, history)] as const;
    });
    await replaceMeasures(tx, new Map(measured));
    return tickets.length;
  });
}
