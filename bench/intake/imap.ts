import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../../src/store/database.ts';
import { load, row } from '../measure.ts';
import { count } from './bench-house.ts';
import { overImap } from './imap-mailbox.ts';

const mails = 2000;

/** A full mailbox at the first connection: one connection, mail after mail, as an IMAP server hands them out. */
export async function imap(): Promise<void> {
  console.log(
    `\n${mails} mails that wait in a mailbox (Dovecot), to committed tickets\n${''.padEnd(46)}${'per second'.padStart(12)}`,
  );
  await overImap(mails, async ({ database }) => {
    const first = await untilTaken(database, 100);
    const last = await untilTaken(database, mails);
    row(
      'by IMAP, one mailbox',
      ((last.mails - first.mails) * 1000) / (last.at - first.at),
      await count(database, mails),
    );
  });
  console.log(`  ${load()}`);
}

/** Waits until so many are committed. @returns how many they are by then, and when that is */
export async function untilTaken(
  { connection }: Database,
  wanted: number,
): Promise<{ mails: number; at: number }> {
  for (;;) {
    const [found] = await connection<{ mails: number }[]>`select count(*)::int as mails from inbound_mail`;
    if (found && found.mails >= wanted) return { mails: found.mails, at: performance.now() };
    await wait(20);
  }
}
