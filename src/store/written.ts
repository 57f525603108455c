import { setTimeout as wait } from 'node:timers/promises';
import { isPassing } from './fault.ts';

/** A database that starts again takes a few seconds. */
const againAfterMs = [250, 1000, 3000, 6000, 10_000];

/**
 * Writes down what was done outside, over a moment in which the database does not listen: what is not written down is
 * done a second time.
 *
 * @param write does no harm when it is done twice, and is no part of a transaction
 */
export async function written<T>(write: () => Promise<T>): Promise<T> {
  for (const pause of againAfterMs) {
    try {
      return await write();
    } catch (error) {
      if (!isPassing(error)) throw error;
      await wait(pause);
    }
  }
  return await write();
}
