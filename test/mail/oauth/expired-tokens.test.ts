import { createServer, type Server } from 'node:http';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ArrivedMail } from '../../../src/desk/inbound-email.ts';
import { openLog } from '../../../src/log.ts';
import { openImapDoor } from '../../../src/mail/doors/imap/imap-door.ts';
import { smtpSender } from '../../../src/mail/letters/smtp-sender.ts';
import type { OAuthSettings } from '../../../src/mail/settings.ts';
import { imapPositions } from '../../../src/store/mail/imap-positions.ts';
import { ownDatabase } from '../../database.ts';
import { freePort } from '../../free-port.ts';
import { needs } from '../../needs.ts';
import { type Dovecot, startDovecot, user } from '../dovecot.ts';

/** Gives tokens t1, t2, ... for an hour each, and tells mail servers which of them it still stands by. */
let identity: Server;
let url = '';
let given = 0;
const revoked = new Set<string>();

beforeAll(async () => {
  identity = createServer((request, response) => {
    const asked = new URL(request.url ?? '', 'http://identity').searchParams.get('access_token');
    const say = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.method === 'POST') {
      given += 1;
      return say(200, { access_token: `t${given}`, expires_in: 3600 });
    }
    return asked && !revoked.has(asked) ? say(200, { email: user }) : say(400, { error: 'invalid_token' });
  });
  await new Promise<void>(done => identity.listen(0, '127.0.0.1', done));
  const address = identity.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => {
  identity.closeAllConnections();
  identity.close();
});
beforeEach(() => {
  given = 0;
  revoked.clear();
});

const provider = (): OAuthSettings => ({
  kind: 'microsoft',
  tenantId: 't',
  clientId: 'c',
  clientSecret: 's',
  tokenUrl: `${url}/token`,
});

needs('dovecot', 'a mailbox that is read with tokens, on a real Dovecot', () => {
  const own = ownDatabase();
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await startDovecot({ tokenInfoUrl: `${url}/tokeninfo?access_token=` });
  });
  afterAll(() => dovecot.stop());

  async function deliver(subject: string): Promise<void> {
    const client = await dovecot.client();
    await client.append('INBOX', `From: a@b.example\r\nSubject: ${subject}\r\n\r\nx\r\n`);
    await client.logout();
  }

  test('a token that ends before its time: the session dies, and the next one has a fresh token', async () => {
    const taken: ArrivedMail[] = [];
    await deliver('before');
    const door = openImapDoor(
      'support@interzen.example',
      {
        host: '127.0.0.1',
        port: dovecot.port,
        tls: 'none',
        user,
        auth: { kind: 'oauth', provider: provider() },
        folder: 'INBOX',
        after: { kind: 'flag' },
        since: new Date('2020-01-01'),
        pollSeconds: 60,
      },
      imapPositions(own.database.db),
      async mail => {
        taken.push(mail);
        return { outcome: 'opened', ticket: 1 };
      },
      openLog('silent'),
    );
    await expect.poll(() => taken.length).toBe(1);
    expect(given).toBe(1);

    revoked.add('t1');
    await dovecot.kill();
    await dovecot.restart();
    await deliver('after');
    await expect.poll(() => taken.length).toBe(2);
    expect(given).toBe(2);
    await door.stop();
  });
});

test('letters go on with a fresh token when the mail server refuses the old one', async () => {
  const seen: string[] = [];
  const port = await freePort();
  const server = new SMTPServer({
    authMethods: ['XOAUTH2'],
    disabledCommands: ['STARTTLS'],
    logger: false,
    // A server ends connections that are idle; each letter logs in anew.
    onAuth: ({ accessToken = '' }, _session, done) => {
      seen.push(accessToken);
      done(null, revoked.has(accessToken) ? {} : { user });
    },
    onData: (stream, _session, done) => {
      stream.resume();
      stream.on('end', () => done());
    },
  });
  server.on('error', () => {});
  await new Promise<void>(done => server.listen(port, '127.0.0.1', () => done()));
  const letter = {
    messageId: '<1@interzen.example>',
    from: { name: '', address: 'support@interzen.example' },
    to: { name: '', address: 'paolo@cliente.example' },
    subject: 'x',
    text: 'x',
    html: '',
    inReplyTo: null,
    references: [],
    language: 'it' as const,
    automatic: null,
    loopMark: 'x',
    files: [],
  };
  const sender = smtpSender({
    host: '127.0.0.1',
    port,
    tls: 'none',
    user,
    auth: { kind: 'oauth', provider: provider() },
  });
  await sender.send(letter);
  revoked.add('t1');
  for (const connection of server.connections) connection.close();
  await sender.send(letter);
  expect(seen).toEqual(['t1', 't1', 't2']);
  sender.close();
  await new Promise<void>(done => server.close(() => done()));
});
