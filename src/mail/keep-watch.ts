import type { Desk } from '../desk/desk.ts';
import { noticeEffects } from '../desk/effects.ts';
import { lookAtProbe } from '../desk/probing.ts';
import type { Log } from '../log.ts';
import { enqueue } from '../outbox/enqueue.ts';
import type { ImapDoor } from './imap-door.ts';
import { mailboxWatch } from './watch.ts';

const everyMs = 30_000;

/**
 * Looks every half minute whether mailboxes are read and probes come back, and tells the admins. By the machine's
 * clock: the sandbox's may be moved, and mail travels in real time.
 */
export function keepWatch(desk: Desk, doors: ImapDoor[], log: Log): { stop(): Promise<void> } {
  const startedAt = new Date();
  const watch = mailboxWatch(startedAt);
  let running: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    const now = new Date();
    const readAt = Object.fromEntries(doors.map(door => [door.mailbox, door.readAt()]));
    for (const { mailbox, subject, since } of watch.look(now, readAt)) {
      const details = { mailbox, since: since.toISOString() };
      const key = `${subject}:${mailbox}:${since.toISOString()}`;
      await enqueue(desk.db, noticeEffects(desk.adminDestinations, key, { subject, details }));
    }
    for (const mailbox of desk.ownAddresses) await lookAtProbe(desk, mailbox, startedAt, now);
  }

  const timer = setInterval(() => {
    running = running.then(look).catch(error => {
      log.error({ room: 'mail', err: error }, 'cannot keep watch over the mailboxes; it goes on trying');
    });
  }, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
