import type { ImapFlow } from 'imapflow';
import { password, startDovecot, user } from '../../test/mail/dovecot.ts';
import { atRealPace, type BenchHouse, inAHouse } from './bench-house.ts';
import { benchMail } from './mails.ts';

type ImapHouse = BenchHouse & { append(source: Buffer): Promise<void> };

/**
 * A house that reads its mailbox from a real Dovecot.
 *
 * @param waiting so many mails lie there before the house opens; then the chats are as slow as the real ones
 */
export async function overImap(waiting: number, use: (own: ImapHouse) => Promise<void>): Promise<void> {
  const dovecot = await startDovecot();
  try {
    const client = await dovecot.client();
    for (let n = 0; n < waiting; n += 1) await append(client, benchMail(n, 'support@example.com').source);
    const imap = {
      host: '127.0.0.1',
      port: dovecot.port,
      secure: false,
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
      own => use({ ...own, append: source => append(client, source) }),
    );
    await client.logout();
  } finally {
    await dovecot.stop();
  }
}

async function append(client: ImapFlow, source: Buffer): Promise<void> {
  await client.append('INBOX', source);
}
