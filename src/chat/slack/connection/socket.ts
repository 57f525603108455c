import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../../log.ts';
import { hearing } from './hearing.ts';
import { type Client, drop, withHello } from './hello.ts';

/** The app's way to Slack; `start` returns at once, for the desk works on while Slack is away. */
export type Connection = { start(): void; stop(): Promise<void> };

/** All together less than a minute: whoever presses a button meanwhile is heard by nobody. */
export const patience = {
  /** Within this Slack has given an address and said hello, or it is tried anew. */
  helloMs: 20_000,
  /** Slack pings every few seconds: of a socket on which nothing comes for so long nothing is to be expected. */
  silenceMs: 35_000,
  /** After Slack's good-bye, or ours, the socket is closed without waiting for the other side. */
  goodbyeMs: 3000,
  longestPauseMs: 60_000,
};

/**
 * Keeps a socket to Slack open. Slack renews it every few hours, and is away now and then. The SDK's own reconnecting
 * is off: a refusal in it (a revoked token, a 503) is an unhandled rejection, which would end the whole desk. The SDK
 * also waits for ever for a hello: what is deaf is noticed here.
 */
export function keepConnected(client: Client, log: Log, limits = patience): Connection {
  const stopping = new AbortController();
  const socket = hearing(client, log, limits);
  let running = Promise.resolve();

  async function run(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      const untilGone = socket.untilGone();
      try {
        await withHello(client, limits.helloMs);
        failures = 0;
        log.info({ room: 'slack' }, 'connected to Slack by Socket Mode');
        await socket.untilDeaf(untilGone);
      } catch (error) {
        failures += 1;
        log.error({ room: 'slack', reason: String(error ?? 'closed') }, 'cannot connect to Slack');
        drop(client);
      }
      const pause = Math.min(2 ** failures * 1000, limits.longestPauseMs);
      await wait(pause, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  return {
    start: () => {
      socket.start();
      running = run();
    },
    stop: async () => {
      stopping.abort();
      socket.stop();
      await running;
    },
  };
}
