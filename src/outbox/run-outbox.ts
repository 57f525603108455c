import { setTimeout as wait } from 'node:timers/promises';
import type { TaskList } from 'graphile-worker';
import type { Log } from '../log.ts';
import { safeReason } from '../safe-fault.ts';
import { releaseUnknown } from './dead-pools.ts';
import type { Courier } from './effect.ts';
import { beatEveryMs, type Carrying, heartbeat } from './heartbeat.ts';
import { type Follow, type OnTrouble, withPatience } from './patience.ts';
import { type OneRunner, type Signs, startRunner } from './runner.ts';

const restartAfterMs = 2_000;
/** A database that takes the connection and then says nothing must not keep the next try out. */
const startWithinMs = 30_000;
/** So long is waited at the end for a start that is under way; one that comes later ends by itself. */
const startedByTheEndMs = 5_000;
/** How often is looked for what the runner has locked and does not know of. */
const unknownEveryMs = 15_000;

export type Outbox = {
  /** Whether effects are being carried, or would be if there were any. */
  state(): Carrying;
  /** Resolves when what was being carried has been, and the runners' connections are closed. */
  stop(): Promise<void>;
};

const nobody: Follow = { passed: () => {}, waits: () => {} };

/**
 * Runs the couriers on graphile-worker until stopped. A runner that ends, or does not prove that it carries effects,
 * is given up, whatever the reason, and another takes its place.
 *
 * @throws when the database cannot be had at the start
 */
export async function runOutbox(
  databaseUrl: string,
  couriers: Record<string, Courier>,
  onTrouble: OnTrouble,
  log: Log,
  follow: Follow = nobody,
): Promise<Outbox> {
  const pulse = heartbeat(databaseUrl, Object.keys(couriers));
  let stopped = false;
  let runner: OneRunner | null = null;
  let trouble = '';
  const leaving = new Set<Promise<void>>();
  let restarting: Promise<void> | null = null;
  const { promise: stopping, resolve: nowStopping } = Promise.withResolvers<void>();

  const tasks = (signs: Signs): TaskList =>
    Object.fromEntries(
      Object.entries(couriers).map(([task, courier]) => [
        task,
        counted(
          signs,
          withPatience(task, courier, onTrouble, () => runner?.lookForMore(), log, follow),
        ),
      ]),
    );

  async function start(): Promise<void> {
    const starting = startRunner(databaseUrl, tasks, log);
    const started = await Promise.race([starting, wait(startWithinMs, null, { ref: false })]);
    if (!started) {
      void starting.then(late => late.stop()).catch(() => {});
      throw new Error(`the database did not let it start within ${startWithinMs / 1000} s`);
    }
    runner = started;
    trouble = '';
    pulse.begin();
    void started.ended.then(error => {
      if (runner === started && !stopped) replace(started, error);
    });
  }

  function replace(lost: OneRunner, error: unknown): void {
    log.error({ room: 'outbox', err: error }, 'the outbox ended');
    runner = null;
    trouble = safeReason(error);
    const left = lost.stop().finally(() => leaving.delete(left));
    leaving.add(left);
    restarting = restart();
  }

  async function restart(): Promise<void> {
    while (!stopped) {
      await Promise.race([wait(restartAfterMs, undefined, { ref: false }), stopping]);
      if (stopped) return;
      try {
        await start();
        log.info({ room: 'outbox' }, 'the outbox runs again');
        if (stopped) await runner?.stop();
        return;
      } catch (error) {
        trouble = safeReason(error);
        log.warn({ room: 'outbox', err: error }, 'the outbox cannot start; trying again');
      }
    }
  }

  try {
    await start();
  } catch (error) {
    await pulse.stop();
    throw error;
  }
  let beating = false;
  const beats = setInterval(() => {
    if (beating) return;
    beating = true;
    const asked = runner;
    void pulse
      .beat(asked, trouble)
      .then(({ isLost }) => {
        const state = pulse.state();
        if (isLost && asked && asked === runner && !stopped)
          replace(asked, new Error(state.works ? 'it does not carry anything' : state.why));
      })
      .finally(() => {
        beating = false;
      });
  }, beatEveryMs);
  const unknown = setInterval(() => {
    if (!runner) return;
    releaseUnknown(pulse.connection, runner.pool, [...runner.signs.carrying.keys()])
      .then(freed => {
        if (freed > 0) log.warn({ room: 'outbox', freed }, 'freed effects that the runner had lost sight of');
      })
      .catch(error => log.warn({ room: 'outbox', err: error }, 'cannot look for lost effects'));
  }, unknownEveryMs);

  return {
    state: pulse.state,
    stop: async () => {
      stopped = true;
      nowStopping();
      clearInterval(beats);
      clearInterval(unknown);
      await Promise.race([restarting, wait(startedByTheEndMs, undefined, { ref: false })]);
      await Promise.all([runner?.stop(), ...leaving]);
      await pulse.stop();
    },
  };
}

/** Keeps the account of what a runner carries. */
function counted(signs: Signs, task: ReturnType<typeof withPatience>): ReturnType<typeof withPatience> {
  return async (payload, helpers) => {
    const { id } = helpers.job;
    signs.carrying.set(id, performance.now());
    signs.carried += 1;
    try {
      return await task(payload, helpers);
    } finally {
      signs.carrying.delete(id);
      signs.carried += 1;
    }
  };
}
