import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { Log } from '../log.ts';
import { holdPool, releaseDeadPools } from './dead-pools.ts';
import type { Courier } from './effect.ts';
import { withPatience } from './patience.ts';

/** Effects that run at the same time; each is mostly waiting for somebody else's server. */
const concurrency = 6;
/** How soon a crashed neighbour's jobs are taken over. */
const deadPoolsEveryMs = 15_000;
const restartAfterMs = 2_000;
/**
 * Without batches graphile-worker tells the database how an effect ended and does not wait for the answer: a database
 * that goes away at that moment ends the process with an unhandled rejection, or leaves the effect, and its lane,
 * locked for four hours by a worker that lives. With them it says `pool:fatalError`.
 */
const batches = { completeJobBatchDelay: 0, failJobBatchDelay: 0 };
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

export type Outbox = { stop(): Promise<void> };

/** What to do with an effect that no repeating mends; or, where it waits, that needs a person before it can go. */
export type OnTrouble = (trouble: {
  task: string;
  payload: unknown;
  reason: string;
  waits: boolean;
}) => Promise<void>;

/**
 * Runs the couriers on graphile-worker until stopped. When the database goes away the runner ends, or is given up; it
 * is started anew until the database is back.
 */
export async function runOutbox(
  databaseUrl: string,
  couriers: Record<string, Courier>,
  onTrouble: OnTrouble,
  log: Log,
): Promise<Outbox> {
  let lookForMore = () => {};
  const taskList: TaskList = Object.fromEntries(
    Object.entries(couriers).map(([task, courier]) => [
      task,
      withPatience(task, courier, onTrouble, () => lookForMore(), log),
    ]),
  );
  let stopped = false;
  let runner: Runner | null = await start();

  async function start(): Promise<Runner> {
    const events: WorkerEvents = new EventEmitter();
    const held: { release(): Promise<void> }[] = [];
    events.on('pool:create', ({ workerPool }) => held.push(holdPool(databaseUrl, workerPool.id)));
    events.on('localQueue:init', ({ localQueue: queue }) => {
      lookForMore = () => queue.pulse(1);
    });
    await releaseDeadPools(databaseUrl, log);
    const started = await run({
      connectionString: databaseUrl,
      concurrency,
      taskList,
      events,
      noHandleSignals: true,
      // LISTEN/NOTIFY wakes it at once; polling is the floor for jobs that were put off.
      pollInterval: 1000,
      preset: { worker: { ...batches, localQueue } },
      logger: new Logger(() => (level, message) => {
        if (level === 'error' || level === 'warning') log.warn({ room: 'outbox' }, message);
      }),
    });
    const watch = setInterval(() => {
      releaseDeadPools(databaseUrl, log).catch(error =>
        log.warn({ room: 'outbox', err: error }, 'cannot look for dead workers'),
      );
    }, deadPoolsEveryMs);
    // A runner that could not say how effects ended stops taking others, but its own end may never come: it counts
    // what it still has to say, and miscounts. What it held is taken over as from the dead.
    const givenUp = new Promise<void>((_done, fail) => {
      events.once('pool:fatalError', ({ error }) => fail(error));
    });
    void Promise.race([started.promise, givenUp])
      .catch(error => log.error({ room: 'outbox', err: error }, 'the outbox ended'))
      .finally(async () => {
        if (runner === started) runner = null;
        clearInterval(watch);
        for (const pool of held) await pool.release();
        if (!stopped) await restart();
      });
    return started;
  }

  async function restart(): Promise<void> {
    while (!stopped) {
      await wait(restartAfterMs);
      try {
        runner = await start();
        return;
      } catch (error) {
        log.warn({ room: 'outbox', err: error }, 'the outbox cannot start; trying again');
      }
    }
  }

  return {
    stop: async () => {
      stopped = true;
      await runner?.stop();
    },
  };
}
