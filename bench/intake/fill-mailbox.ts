import { ImapFlow } from 'imapflow';
import { password, user } from '../../test/mail/dovecot.ts';
import { benchMail } from './mails.ts';

// A process of its own, so that its memory is not taken for the house's: fill-mailbox.ts PORT COUNT
const [port = 0, count = 0] = process.argv.slice(2).map(Number);
const client = new ImapFlow({
  host: '127.0.0.1',
  port,
  secure: false,
  auth: { user, pass: password },
  logger: false,
});
await client.connect();
for (let n = 0; n < count; n += 1) await client.append('INBOX', benchMail(n, 'support@example.com').source);
await client.logout();
