import { setTimeout as wait } from 'node:timers/promises';
import { Transient } from '../../outbox/failure.ts';
import { isGone, sorted } from './errors.ts';

/** A call to Slack. @throws what goes wrong, sorted */
export async function call<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw sorted(error);
  }
}

/** Longer than this nobody is waited for: it is asked again in some minutes anyway. */
const longestWaitSeconds = 120;

/**
 * Waits as long as Slack says where it asks to slow down: not for what somebody waits for.
 *
 * @param longestSeconds if it says more than this, it is not waited for
 */
export async function patiently<T>(ask: () => Promise<T>, longestSeconds = longestWaitSeconds): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await ask();
    } catch (error) {
      const failure = sorted(error);
      const seconds = failure instanceof Transient ? failure.retryAfterSeconds : undefined;
      if (seconds === undefined || seconds > longestSeconds || tries === 5) throw error;
      await wait(seconds * 1000);
    }
}

/** A call about a message that somebody may have deleted; null where it seems not to be there any more. */
export async function unlessGone<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (isGone(error)) return null;
    throw sorted(error);
  }
}

/** A message shows what it says, and no picture of where its addresses lead. */
export const unfurlsNothing = { unfurl_links: false, unfurl_media: false };
