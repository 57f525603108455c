import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { safeReason } from '../safe-fault.ts';
import type { OneRunner } from './runner.ts';

const restartAfterMs = 2_000;
/** A database that takes the connection and then says nothing must not keep the next try out. */
const startWithinMs = 30_000;
/** So long is waited at the end for a start that is under way; one that comes later ends by itself. */
const startedByTheEndMs = 5_000;

export type Succession = {
  /** null: one has ended, and the next has not begun. */
  current(): OneRunner | null;
  /** Why there is none. */
  trouble(): string;
  /** The first one. @throws when the database cannot be had */
  begin(): Promise<void>;
  /** Gives the current one up; another takes its place. */
  replace(lost: OneRunner, error: unknown): void;
  /** Resolves when what was being carried has been, and the runners' connections are closed. */
  stop(): Promise<void>;
};

/**
 * Runners, one after the other. One that ends is followed by the next, whatever the reason, until it is stopped.
 *
 * @param startOne makes a fresh start
 * @param onStart called when one has begun
 */
export function succession(startOne: () => Promise<OneRunner>, onStart: () => void, log: Log): Succession {
  let isStopped = false;
  let runner: OneRunner | null = null;
  let trouble = '';
  const leaving = new Set<Promise<void>>();
  let restarting: Promise<void> | null = null;
  const { promise: stopping, resolve: nowStopping } = Promise.withResolvers<void>();

  async function begin(): Promise<void> {
    const started = await inTime(startOne());
    runner = started;
    trouble = '';
    onStart();
    void started.ended.then(error => {
      if (runner === started) replace(started, error);
    });
  }

  function replace(lost: OneRunner, error: unknown): void {
    if (isStopped) return;
    log.error({ room: 'outbox', err: error }, 'the outbox ended');
    runner = null;
    trouble = safeReason(error);
    const left = lost.stop().finally(() => leaving.delete(left));
    leaving.add(left);
    restarting = restart();
  }

  async function restart(): Promise<void> {
    while (!isStopped) {
      await Promise.race([wait(restartAfterMs, undefined, { ref: false }), stopping]);
      if (isStopped) return;
      try {
        await begin();
        log.info({ room: 'outbox' }, 'the outbox runs again');
        if (isStopped) await runner?.stop();
        return;
      } catch (error) {
        trouble = safeReason(error);
        log.warn({ room: 'outbox', err: error }, 'the outbox cannot start; trying again');
      }
    }
  }

  return {
    current: () => runner,
    trouble: () => trouble,
    begin,
    replace,
    stop: async () => {
      isStopped = true;
      nowStopping();
      await Promise.race([restarting, wait(startedByTheEndMs, undefined, { ref: false })]);
      await Promise.all([runner?.stop(), ...leaving]);
    },
  };
}

async function inTime(starting: Promise<OneRunner>): Promise<OneRunner> {
  const started = await Promise.race([starting, wait(startWithinMs, null, { ref: false })]);
  if (started) return started;
  void starting.then(late => late.stop()).catch(() => {});
  throw new Error(`the database did not let it start within ${startWithinMs / 1000} s`);
}
