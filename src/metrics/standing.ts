import { Gauge } from 'prom-client';
import type { PoolNumbers } from '../store/pool.ts';
import type { StandingNumbers } from '../store/standing.ts';
import { within } from '../within.ts';
import type { Meter } from './meter.ts';

/** Prometheus waits ten seconds as a rule; the process's own numbers are to reach it without the database, too. */
const answerWithinMs = 3_000;

/**
 * All that is measured, as Prometheus reads it: what the process counted, and what the database knows, asked anew each time.
 * Where that does not answer, its numbers are missing rather than old, and `sportello_database_up` is 0.
 *
 * @param ask the database
 * @param own what the process knows by itself: whether what is to leave the desk is being carried, how its connections stand
 * @returns asked by several at once, it looks once
 */
export function measured(
  { registry }: Pick<Meter, 'registry'>,
  ask: () => Promise<StandingNumbers>,
  own: { carries(): boolean; pool(): PoolNumbers },
): () => Promise<string> {
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Gauge({ name: `sportello_${name}`, help, labelNames, registers: [registry] });
  const jobs = gauge('jobs_waiting', 'Effects that wait to be carried: due, or to be carried later.', [
    'task',
    'when',
  ]);
  const oldest = gauge('job_oldest_seconds', 'For how long the first of them has been due.', ['task']);
  const open = gauge('requests_open', 'Open requests.', ['status']);
  const broken = gauge('promises_broken', 'Promises of open requests that are broken.', ['promise']);
  const nearing = gauge('promises_near', 'Promises that fall due within the next hour.', ['promise']);
  const connections = gauge('database_connections', 'Connections to the database.', ['state']);
  const seconds = gauge('database_answer_seconds', 'How long the database took to say how the desk stands.');
  const up = gauge('database_up', 'Whether the database answers.');
  const inPool = gauge('pool_connections', 'This process’s connections: how many, and how many work.', [
    'state',
  ]);
  const waiting = gauge('pool_waiting', 'Statements and transactions for which none of them is free.');
  const works = gauge('outbox_up', 'Whether what is to leave the desk is being carried.');

  const show = (now: StandingNumbers) => {
    for (const each of now.jobs) {
      jobs.set({ task: each.task, when: 'due' }, each.due);
      jobs.set({ task: each.task, when: 'later' }, each.later);
      oldest.set({ task: each.task }, each.oldest);
    }
    for (const { status, requests } of now.open) open.set({ status }, requests);
    for (const each of now.promises) {
      broken.set({ promise: each.promise }, each.broken);
      nearing.set({ promise: each.promise }, each.near);
    }
    for (const { state, count } of now.connections) connections.set({ state }, count);
  };
  const look = async () => {
    const pool = own.pool();
    inPool.set({ state: 'size' }, pool.size);
    inPool.set({ state: 'in_use' }, pool.inUse);
    waiting.set(pool.waiting);
    const begun = performance.now();
    const now = await within(answerWithinMs, ask()).catch(() => null);
    seconds.set((performance.now() - begun) / 1000);
    for (const each of [jobs, oldest, open, broken, nearing, connections]) each.reset();
    if (now) show(now);
    up.set(now ? 1 : 0);
    works.set(own.carries() ? 1 : 0);
    return await registry.metrics();
  };
  let looking: Promise<string> | null = null;
  return () => {
    looking ??= look().finally(() => {
      looking = null;
    });
    return looking;
  };
}
