import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { Log } from '../log.ts';
import { workerConnections } from '../store/worker-connections.ts';
import type { WaitedFor } from '../waited-for.ts';
import { holdPool, releaseDeadPools } from './dead-pools.ts';
import { giveWay } from './looks/giving-way.ts';
import { paced } from './looks/paced.ts';

/** Effects that run at the same time; each is mostly waiting for somebody else's server. */
export const concurrency = 6;
/** How soon a crashed neighbour's jobs are taken over. */
const deadPoolsEveryMs = 15_000;
/**
 * Without batches graphile-worker tells the database how an effect ended and does not wait for the answer: a database
 * that goes away at that moment ends the process with an unhandled rejection, or leaves the effect, and its lane,
 * locked for four hours by a worker that lives. With them it says `pool:fatalError`.
 *
 * Each effect is ended as soon as it was carried (end-job.ts): what graphile-worker says afterwards it says of many at once.
 */
const batches = { completeJobBatchDelay: 250, failJobBatchDelay: 0 };
/**
 * One looks for work for all workers, and never twice at once. Each by itself, woken by each writing of jobs, spent more
 * of the database on looking through cards that wait for their chat's pace than mail spent on itself. It takes the first
 * of each lane among so many jobs: the first few may all stand in one lane. (`refetchDelay` would spare more, but forgets
 * who asks for a look while one is made.)
 */
const localQueue = {
  size: 24,
  // What it found while all workers are busy goes back: another process may be free, and something more urgent may come.
  ttl: 1000,
};

/**
 * Looks for work lie so far apart: whatever asks for one meanwhile, a mail that came in or an effect that was carried, is
 * served by the next. Each goes through all lanes, and locks those that are free; with two for each mail they were a tenth of
 * what a mail costs.
 */
const looksApartMs = 40;

/** What a runner is carrying, and what it has shown of itself; counted up, never down. */
export type Signs = {
  /** The jobs that are being carried, by id, and since when by the steady clock. */
  carrying: Map<string, number>;
  /** How many couriers were set out or came back. */
  carried: number;
  /** How many looks for work were answered. */
  looks: number;
};

/** One life of graphile-worker's runner. */
export type OneRunner = {
  pool: string;
  signs: Signs;
  /** Nothing is to be had from its looks for work: all workers are busy, and it holds more for them. */
  isFull(): boolean;
  lookForMore(): void;
  /** When it can carry nothing more; says why. */
  ended: Promise<unknown>;
  /**
   * Takes nothing more. What it is carrying it carries to its end, and keeps until then; resolves when everything was
   * carried, and its connections are closed.
   */
  stop(): Promise<void>;
};

/**
 * Starts a runner. Each is a fresh start: what graphile-worker keeps of a first question that failed (the rejected
 * promise in its taskIdentifiers.js) hangs on the options that are given here.
 *
 * @throws when the database cannot be had
 */
export async function startRunner(
  databaseUrl: string,
  tasks: (signs: Signs) => TaskList,
  log: Log,
  waitedFor: WaitedFor,
): Promise<OneRunner> {
  const signs: Signs = { carrying: new Map(), carried: 0, looks: 0 };
  const events: WorkerEvents = new EventEmitter();
  const heard = hear(events, databaseUrl, signs, waitedFor);
  await releaseDeadPools(databaseUrl, log);
  const connections = workerConnections(databaseUrl, concurrency + 4, error =>
    log.warn({ room: 'outbox', err: error }, 'lost a connection to the database'),
  );
  const letGo = async () => {
    await heard.letGo();
    await connections.end();
  };
  const started = await run({
    pgPool: connections.pool,
    concurrency,
    taskList: tasks(signs),
    events,
    noHandleSignals: true,
    // LISTEN/NOTIFY wakes it at once; polling is the floor for jobs that were put off.
    pollInterval: 1000,
    preset: { worker: { ...batches, localQueue } },
    logger: new Logger(() => (level, message) => {
      if (level === 'error' || level === 'warning') log.warn({ room: 'outbox' }, message);
    }),
  }).catch(async error => {
    await letGo();
    throw error;
  });
  const watch = setInterval(() => {
    releaseDeadPools(databaseUrl, log).catch(error =>
      log.warn({ room: 'outbox', err: error }, 'cannot look for dead workers'),
    );
  }, deadPoolsEveryMs);
  let leaving: Promise<void> | null = null;
  const leaveOnce = () => {
    clearInterval(watch);
    leaving ??= leave(started, signs, heard.isBroken(), letGo).catch(error =>
      log.warn({ room: 'outbox', err: error }, 'a runner could not leave'),
    );
    return leaving;
  };
  return {
    pool: heard.pool(),
    signs,
    isFull: () => heard.isFull(),
    lookForMore: () => heard.look(),
    ended: Promise.race([started.promise, heard.broken]).then(
      () => new Error('it stopped by itself'),
      (error: unknown) => error,
    ),
    stop: leaveOnce,
  };
}

/** What graphile-worker says of itself. Its pool counts as alive from its first word until it is let go. */
function hear(events: WorkerEvents, databaseUrl: string, signs: Signs, waitedFor: WaitedFor) {
  let pool = '';
  let held: { release(): Promise<void> } | null = null;
  let look = () => {};
  let isFull = () => false;
  let isBroken = false;
  let way: { stop(): void } | null = null;
  events.on('pool:create', ({ workerPool }) => {
    pool = workerPool.id;
    held = holdPool(databaseUrl, pool);
  });
  events.on('localQueue:init', ({ localQueue: queue }) => {
    queue.pulse = paced(queue.pulse.bind(queue), looksApartMs);
    look = () => queue.pulse(1);
    isFull = () => queue.mode !== 'POLLING';
    // Last: where it throws, graphile-worker says so, and goes on.
    way = giveWay(queue, events, waitedFor, concurrency);
  });
  events.on('localQueue:getJobs:complete', () => {
    signs.looks += 1;
  });
  // A runner that could not say how effects ended stops taking others, but its own end may never come: it counts
  // what it still has to say, and miscounts. What it held is taken over as from the dead.
  const broken = new Promise<void>((_done, fail) => {
    events.once('pool:fatalError', ({ error }) => {
      isBroken = true;
      fail(error);
    });
  });
  // It may break before anybody listens.
  broken.catch(() => {});
  return {
    pool: () => pool,
    look: () => look(),
    isFull: () => isFull(),
    isBroken: () => isBroken,
    /** Never resolves; rejects when it could not say how an effect ended. */
    broken,
    letGo: async () => {
      way?.stop();
      await held?.release();
    },
  };
}

/** It counts as alive until what it carries has been carried: nobody else may carry that meanwhile. */
async function leave(
  started: Runner,
  { carrying }: Signs,
  isBroken: boolean,
  letGo: () => Promise<void>,
): Promise<void> {
  const stop = () => started.stop().catch(() => {});
  // One that is breaking down has stopped taking effects; told to stop, it would not wait for those that it carries.
  const stopped = isBroken ? null : stop();
  while (carrying.size > 0) await wait(100);
  // What it still has to tell the database it tells now, or never.
  await Promise.race([stopped ?? stop(), wait(3000, undefined, { ref: false })]);
  await letGo();
}
