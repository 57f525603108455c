import type { Log } from '../log.ts';

/** How one room is closed. */
export type Closing = () => unknown;

/**
 * Closes everything, the last that was opened first. One that fails, or takes longer than it may, keeps none of the
 * others open: what is still locked in the database is what the next start would have to wait for.
 *
 * @param withinMs how long one may take
 */
export async function closeAll(opened: Closing[], withinMs: number, log: Log): Promise<void> {
  for (const close of opened.toReversed())
    await inTime(close, withinMs).catch((error: unknown) =>
      log.error({ err: error, closing: String(close) }, 'could not stop in order'),
    );
}

async function inTime(close: Closing, withinMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => fail(new Error(`it did not close within ${withinMs / 1000} s`)), withinMs);
  });
  try {
    await Promise.race([(async () => await close())(), late]);
  } finally {
    clearTimeout(timer);
  }
}
