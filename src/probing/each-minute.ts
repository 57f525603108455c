import { minuteMs } from '../ticket/availability/minutes.ts';

/** Into each minute so far, so that a look that is tried again still ends in it. */
const offsetMs = 2_000;

/**
 * Does something once in each minute of this machine's clock, until stopped. While it goes on into the next minute, that one is left out:
 * nobody measured it.
 *
 * @param act hears when it is to stop: it is waited for
 * @param fault is told of what went wrong; it goes on
 */
export function eachMinute(
  act: (stopped: AbortSignal) => Promise<void>,
  fault: (error: unknown) => void,
): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const stopping = new AbortController();
  const wait = () => {
    if (stopping.signal.aborted) return;
    const into = Date.now() % minuteMs;
    const ms = into < offsetMs ? offsetMs - into : minuteMs - into + offsetMs;
    timer = setTimeout(() => {
      running = act(stopping.signal).catch(fault).finally(wait);
    }, ms);
  };
  wait();
  return {
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
