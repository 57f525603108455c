import { setTimeout as wait } from 'node:timers/promises';
import { Transient } from '../../../outbox/failure.ts';
import { sorted } from '../errors.ts';

/** Longer than this nobody is waited for: it is asked again in some minutes anyway. */
const longestWaitSeconds = 120;

type Page = { response_metadata?: { next_cursor?: string } };

/** Asks for one page after another, until Slack gives no cursor. */
export async function* pages<T extends Page>(
  ask: (cursor: { cursor?: string }) => Promise<T>,
): AsyncGenerator<T> {
  let cursor = '';
  do {
    const page = await ask(cursor ? { cursor } : {});
    yield page;
    cursor = page.response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
}

/** Waits as long as Slack says where it asks to slow down: nobody waits for what this is asked for. */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await ask();
    } catch (error) {
      const failure = sorted(error);
      const seconds = failure instanceof Transient ? failure.retryAfterSeconds : undefined;
      if (seconds === undefined || seconds > longestWaitSeconds || tries === 5) throw error;
      await wait(seconds * 1000);
    }
}
