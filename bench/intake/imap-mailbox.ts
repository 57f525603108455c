import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ImapFlow } from 'imapflow';
import { password, startDovecot, user } from '../../test/mail/dovecot.ts';
import { atRealPace, type BenchHouse, inAHouse } from './bench-house.ts';

type ImapHouse = BenchHouse & {
  append(source: Buffer): Promise<void>;
  /** When Dovecot next tells of a mail, to a client of our own that waits in IDLE as the house does. */
  nextWord(): Promise<number>;
};

/**
 * A house that reads its mailbox from a real Dovecot.
 *
 * @param waiting so many mails lie there before the house opens; then the chats are as slow as the real ones
 */
export async function overImap(waiting: number, use: (own: ImapHouse) => Promise<void>): Promise<void> {
  const dovecot = await startDovecot();
  try {
    const client = await dovecot.client();
    if (waiting > 0) await fill(dovecot.port, waiting);
    const imap = {
      host: '127.0.0.1',
      port: dovecot.port,
      tls: 'none' as const,
      user,
      auth: { kind: 'password' as const, password },
      folder: 'INBOX',
      after: { kind: 'flag' as const },
      since: new Date(0),
      pollSeconds: 60,
    };
    await inAHouse(
      config => ({
        ...(waiting > 0 ? atRealPace(config) : config),
        mailboxes: config.mailboxes.map(mailbox => ({ ...mailbox, imap })),
      }),
      async own => {
        const listener = await dovecot.client();
        await listener.mailboxOpen('INBOX');
        void listener.idle().catch(() => {});
        const nextWord = () =>
          new Promise<number>(done => listener.once('exists', () => done(performance.now())));
        await use({ ...own, append: source => append(client, source), nextWord });
        listener.close();
      },
    );
    client.close();
  } finally {
    await dovecot.stop();
  }
}

async function fill(port: number, mails: number): Promise<void> {
  const child = fork(fileURLToPath(new URL('./fill-mailbox.ts', import.meta.url)), [`${port}`, `${mails}`]);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error('the mailbox could not be filled');
}

async function append(client: ImapFlow, source: Buffer): Promise<void> {
  await client.append('INBOX', source);
}
