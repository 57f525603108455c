import { setTimeout as wait } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../log.ts';

/** The app's way to Slack; `start` returns at once, for the desk works on while Slack is away. */
export type Connection = { start(): void; stop(): Promise<void> };

const longestPauseSeconds = 60;

/**
 * Keeps a socket to Slack open. Slack renews it every few hours, and is away now and then. The SDK's own reconnecting
 * is off: a refusal in it (a revoked token, a 503) is an unhandled rejection, which would end the whole desk.
 */
export function keepConnected(client: SocketModeReceiver['client'], log: Log): Connection {
  const stopping = new AbortController();
  let running = Promise.resolve();
  let gone = () => {};
  client.on('disconnected', () => gone());

  async function run(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      const untilGone = new Promise<void>(resolve => {
        gone = resolve;
      });
      try {
        await client.start();
        failures = 0;
        log.info({ room: 'slack' }, 'connected to Slack by Socket Mode');
        await untilGone;
      } catch (error) {
        failures += 1;
        log.error({ room: 'slack', reason: String(error ?? 'closed') }, 'cannot connect to Slack');
      }
      const pause = Math.min(2 ** failures, longestPauseSeconds) * 1000;
      await wait(pause, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  return {
    start: () => {
      running = run();
    },
    stop: async () => {
      stopping.abort();
      void client.disconnect();
      gone();
      await running;
    },
  };
}
