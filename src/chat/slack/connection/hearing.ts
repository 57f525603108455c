import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Log } from '../../../log.ts';
import { type Client, drop, isGoodbye } from './hello.ts';

/** undici tells of each WebSocket's pings here; a process has one such socket, the one to Slack. */
const pings = 'undici:websocket:ping';

/**
 * Notices when a socket to Slack is closed or deaf. The SDK waits half a minute for a good-bye to be returned, and misses
 * pings only once it has had one.
 */
export function hearing(client: Client, log: Log, limits: { silenceMs: number; goodbyeMs: number }) {
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

  return {
    /** Asked before a socket is opened. @returns what resolves when that one is closed */
    untilGone: (): Promise<void> =>
      new Promise<void>(resolve => {
        gone = resolve;
      }),

    /** Until the socket is closed, or nothing has come by it for too long: then it is closed here. */
    untilDeaf: async (untilGone: Promise<void>): Promise<void> => {
      heard();
      const watch = setInterval(() => {
        if (performance.now() - heardAt < limits.silenceMs) return;
        log.warn({ room: 'slack' }, 'nothing comes from Slack any more: the socket is replaced');
        drop(client);
        // Even where the SDK knows of no socket to close.
        gone();
      }, limits.silenceMs / 10);
      await untilGone.finally(() => clearInterval(watch));
    },

    start: () => subscribe(pings, heard),

    stop: () => {
      unsubscribe(pings, heard);
      client.off('ws_message', onMessage);
      drop(client);
      gone();
    },
  };
}
