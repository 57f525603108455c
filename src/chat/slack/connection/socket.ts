import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { setTimeout as wait } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../../log.ts';

/** The app's way to Slack; `start` returns at once, for the desk works on while Slack is away. */
export type Connection = { start(): void; stop(): Promise<void> };

type Client = SocketModeReceiver['client'];

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

/** undici tells of each WebSocket's pings here; a process has one such socket, the one to Slack. */
const pings = 'undici:websocket:ping';

/**
 * Keeps a socket to Slack open. Slack renews it every few hours, and is away now and then. The SDK's own reconnecting
 * is off: a refusal in it (a revoked token, a 503) is an unhandled rejection, which would end the whole desk. The SDK
 * also waits for ever for a hello, half a minute for a good-bye to be returned, and misses pings only once it has had
 * one: what is deaf is noticed here.
 */
export function keepConnected(client: Client, log: Log, limits = patience): Connection {
  const stopping = new AbortController();
  let running = Promise.resolve();
  let gone = () => {};
  let heardAt = 0;
  const heard = () => {
    heardAt = performance.now();
  };
  const onMessage = (data: unknown) => {
    heard();
    if (isGoodbye(data)) closeSoon(gone);
  };
  /** Not the next socket, if that is open by then. */
  const closeSoon = (ofThis: () => void) => {
    setTimeout(() => {
      if (gone === ofThis) drop(client);
    }, limits.goodbyeMs).unref();
  };
  client.on('disconnected', () => gone());
  client.on('ws_message', onMessage);

  async function run(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      const untilGone = new Promise<void>(resolve => {
        gone = resolve;
      });
      try {
        await withHello(client, limits.helloMs);
        failures = 0;
        heard();
        log.info({ room: 'slack' }, 'connected to Slack by Socket Mode');
        await untilDeaf(untilGone);
      } catch (error) {
        failures += 1;
        log.error({ room: 'slack', reason: String(error ?? 'closed') }, 'cannot connect to Slack');
        drop(client);
      }
      const pause = Math.min(2 ** failures * 1000, limits.longestPauseMs);
      await wait(pause, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  /** Until the socket is closed, or nothing has come by it for too long: then it is closed here. */
  async function untilDeaf(untilGone: Promise<void>): Promise<void> {
    const watch = setInterval(() => {
      if (performance.now() - heardAt < limits.silenceMs) return;
      log.warn({ room: 'slack' }, 'nothing comes from Slack any more: the socket is replaced');
      drop(client);
      // Even where the SDK knows of no socket to close.
      gone();
    }, limits.silenceMs / 10);
    await untilGone.finally(() => clearInterval(watch));
  }

  return {
    start: () => {
      subscribe(pings, heard);
      running = run();
    },
    stop: async () => {
      stopping.abort();
      unsubscribe(pings, heard);
      client.off('ws_message', onMessage);
      drop(client);
      gone();
      await running;
    },
  };
}

/** @throws Error where Slack does not say hello in time */
async function withHello(client: Client, withinMs: number): Promise<void> {
  const giveUp = new AbortController();
  const started = client.start();
  // When it is given up, the SDK says so too, to nobody.
  started.catch(() => {});
  try {
    await Promise.race([
      started,
      wait(withinMs, undefined, { signal: giveUp.signal }).then(() => {
        throw new Error(`Slack said no hello within ${withinMs / 1000} s`);
      }),
    ]);
  } finally {
    giveUp.abort();
  }
}

/** Asked once, the SDK says good-bye and waits for the answer; asked twice, it closes. */
function drop(client: Client): void {
  void client.disconnect();
  void client.disconnect();
}

function isGoodbye(data: unknown): boolean {
  if (typeof data !== 'string') return false;
  try {
    const message: unknown = JSON.parse(data);
    return (
      typeof message === 'object' && message !== null && 'type' in message && message.type === 'disconnect'
    );
  } catch {
    return false;
  }
}
