import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../log.ts';

const lookEveryMs = 500;
/** Between one failed start and the next. */
const pauseMs = 2_000;
const tries = 3;

/**
 * Watches the database, and starts it again when it was killed alone (by the system that lacks memory, mostly). What works
 * on it waits meanwhile: connections are made anew by themselves.
 *
 * @param isRunning whether its process lives
 * @param startAgain starts it where it was, and clears away what the dead one left
 * @param onLost called once, after three starts in a row that failed; nothing is watched any more then
 */
export function keepRunning(
  isRunning: () => boolean,
  startAgain: () => Promise<void>,
  onLost: (error: Error) => void,
  log: Log,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const watching = watch().catch(error => {
    if (!stopping.signal.aborted) onLost(error);
  });

  async function watch(): Promise<void> {
    for (;;) {
      await wait(lookEveryMs, null, { signal: stopping.signal, ref: false });
      if (!isRunning()) await revive();
    }
  }

  async function revive(): Promise<void> {
    log.error({ room: 'store' }, 'the embedded PostgreSQL has died; starting it again');
    for (let tried = 1; ; tried += 1) {
      try {
        await startAgain();
        log.warn({ room: 'store' }, 'the embedded PostgreSQL is back');
        return;
      } catch (error) {
        log.error({ room: 'store', tried, err: error }, 'the embedded PostgreSQL does not start');
        if (tried === tries) throw error;
      }
      await wait(pauseMs, null, { signal: stopping.signal });
    }
  }

  return {
    stop: async () => {
      stopping.abort();
      await watching;
    },
  };
}
