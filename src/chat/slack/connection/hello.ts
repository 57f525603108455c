import { setTimeout as wait } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';

export type Client = SocketModeReceiver['client'];

/** @throws Error where Slack does not say hello in time */
export async function withHello(client: Client, withinMs: number): Promise<void> {
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
export function drop(client: Client): void {
  void client.disconnect();
  void client.disconnect();
}

/** Whether it is Slack's word that it will close the socket. */
export function isGoodbye(data: unknown): boolean {
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
