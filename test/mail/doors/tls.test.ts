import { readFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readAuthority, trust } from '../../../src/config/authority.ts';
import { openLog } from '../../../src/log.ts';
import { checkImap, checkSmtp } from '../../../src/mail/check.ts';
import { type ImapDoor, openImapDoor } from '../../../src/mail/doors/imap/imap-door.ts';
import { smtpSender } from '../../../src/mail/letters/smtp-sender.ts';
import type { ImapSettings, SmtpSenderSettings, TlsMode } from '../../../src/mail/settings.ts';
import { startImapServer } from './imap-server.ts';

const fixture = (name: string) => readFileSync(`test/fixtures/tls/${name}`);
const identity = { key: fixture('localhost.key'), cert: fixture('localhost.pem') };
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function portOf(listener: Server | SMTPServer['server']): Promise<number> {
  if (!listener.address()) await new Promise<void>(done => listener.once('listening', () => done()));
  return (listener.address() as { port: number }).port;
}

const imapAt = (port: number, tls: TlsMode): ImapSettings => ({
  host: 'localhost',
  port,
  tls,
  user: 'support',
  auth: { kind: 'password', password: 'geheim' },
  folder: 'INBOX',
  after: { kind: 'flag' },
  since: null,
  pollSeconds: 5,
});
const smtpAt = (port: number, tls: TlsMode): SmtpSenderSettings => ({
  host: 'localhost',
  port,
  tls,
  user: 'support',
  auth: { kind: 'password', password: 'geheim' },
});

/** A door on a server, and what it said of it. */
function doorOn(settings: ImapSettings): { door: ImapDoor; said: string[] } {
  const said: string[] = [];
  const log = openLog('silent');
  log.warn = ((...words: unknown[]) => void said.push(JSON.stringify(words))) as typeof log.warn;
  const door = openImapDoor(
    'support@interzen.example',
    settings,
    {
      lastUid: async () => 0,
      advance: async () => {},
      firstConnection: async (_, now) => now,
    },
    async () => ({ outcome: 'dropped', reason: 'own' }) as never,
    log,
    { first: 20, longest: 50, wrongPassword: 1000 },
  );
  closers.push(() => door.stop());
  return { door, said };
}

async function imapServer(capabilities = 'IMAP4rev1') {
  const server = await startImapServer({ capabilities });
  closers.push(() => server.stop());
  return server;
}

/** What a client says to a mail server that offers no TLS, whatever is asked. */
async function plainSmtp(offersStartTls: boolean): Promise<{ port: number; heard: () => string }> {
  let heard = '';
  const listener = createServer(socket => {
    socket.on('error', () => {});
    socket.write('220 mail.example ESMTP\r\n');
    socket.on('data', chunk => {
      const line = chunk.toString('latin1');
      heard += line;
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO')
        socket.write(
          `250-mail.example\r\n${offersStartTls ? '250-STARTTLS\r\n' : ''}250 AUTH PLAIN LOGIN\r\n`,
        );
      else if (verb === 'AUTH') socket.write('235 ok\r\n');
      else if (verb === 'STAR') socket.write('502 not here\r\n');
      else socket.write('250 ok\r\n');
    });
  }).listen(0, '127.0.0.1');
  closers.push(() => new Promise(done => listener.close(done)));
  return { port: await portOf(listener), heard: () => heard };
}

describe('where STARTTLS is taken away the password stays here', () => {
  const logIn = /LOGIN|AUTHENTICATE/i;
  test.each([
    ['not offered', 'IMAP4rev1 AUTH=PLAIN', null],
    ['offered and refused', 'IMAP4rev1 STARTTLS AUTH=PLAIN', 'TAG BAD not now\r\n'],
    ['offered and denied', 'IMAP4rev1 STARTTLS AUTH=PLAIN', 'TAG NO not now\r\n'],
  ])('IMAP: %s', async (_name, capabilities, answer) => {
    const server = await imapServer(capabilities);
    server.quirk = command => (command.startsWith('STARTTLS') ? answer : null);
    const { said } = doorOn(imapAt(server.port, 'starttls'));
    await expect.poll(() => said.length).toBeGreaterThan(1);
    expect(server.heard.join('\n')).not.toMatch(logIn);
    expect(said.join()).not.toContain('geheim');
    const finding = await checkImap('support@interzen.example', imapAt(server.port, 'starttls'));
    expect(finding).toMatchObject({ ok: false });
    expect(`${finding.says} ${finding.fix}`).toMatch(/STARTTLS.*tls: /s);
    expect(server.heard.join('\n')).not.toMatch(logIn);
  });

  test.each([false, true])('SMTP, offered: %s', async offered => {
    const { port, heard } = await plainSmtp(offered);
    const sender = smtpSender(smtpAt(port, 'starttls'));
    closers.push(() => sender.close());
    await expect(sender.verify()).rejects.toThrow();
    expect(heard()).toContain('STARTTLS');
    expect(heard()).not.toMatch(/AUTH/);
    const finding = await checkSmtp(smtpAt(port, 'starttls'));
    expect(finding).toMatchObject({ ok: false });
    expect(`${finding.says} ${finding.fix}`).toMatch(/STARTTLS.*tls: /s);
    expect(heard()).not.toMatch(/AUTH/);
  });

  test('with tls: none it is written down, and works', async () => {
    const server = await imapServer();
    expect(await checkImap('support@interzen.example', imapAt(server.port, 'none'))).toMatchObject({
      ok: true,
    });
    expect(server.heard.join('\n')).toMatch(logIn);
    const { port, heard } = await plainSmtp(false);
    expect(await checkSmtp(smtpAt(port, 'none'))).toMatchObject({ ok: true });
    expect(heard()).toMatch(/AUTH/);
  });
});

describe('a private authority', () => {
  async function implicitImap(): Promise<number> {
    const server = await imapServer();
    const listener = createTlsServer(identity, socket => {
      const beyond = connect(server.port, '127.0.0.1');
      socket.pipe(beyond).pipe(socket);
      for (const end of [socket, beyond]) end.on('error', () => {});
    }).listen(0, '127.0.0.1');
    closers.push(() => new Promise(done => listener.close(done)));
    return await portOf(listener);
  }
  async function smtp(secure: boolean): Promise<number> {
    const server = new SMTPServer({
      ...identity,
      secure,
      onAuth: ({ password }, session, done) =>
        session.secure && password === 'geheim' ? done(null, { user: 'support' }) : done(new Error('no')),
    });
    server.on('error', () => {});
    closers.push(() => new Promise<void>(done => server.close(() => done())));
    return await portOf(server.listen(0, '127.0.0.1'));
  }

  test('is a stranger until desk.yaml names it', async () => {
    const finding = await checkImap('support@interzen.example', imapAt(await implicitImap(), 'implicit'));
    expect(finding).toMatchObject({ ok: false });
    expect(finding.fix).toContain('tls: { ca:');
    expect((await checkSmtp(smtpAt(await smtp(true), 'implicit'))).fix).toContain('tls: { ca:');
  });

  describe('once it is named', () => {
    beforeAll(() => {
      const authority = readAuthority('test/fixtures/tls/ca.pem');
      if (typeof authority === 'string') throw new Error(authority);
      trust(authority);
    });

    test('TLS from the first byte and STARTTLS work on any port, and certificates are seen', async () => {
      const port = await implicitImap();
      expect(await checkImap('support@interzen.example', imapAt(port, 'implicit'))).toMatchObject({
        ok: true,
      });
      const { door } = doorOn(imapAt(port, 'implicit'));
      await expect.poll(() => door.certificate?.()?.server).toBe('localhost');
      expect(door.certificate?.()?.to.getUTCFullYear()).toBeGreaterThan(2100);
      expect(await checkSmtp(smtpAt(await smtp(true), 'implicit'))).toMatchObject({ ok: true });
      const sender = smtpSender(smtpAt(await smtp(false), 'starttls'));
      closers.push(() => sender.close());
      await sender.verify();
      expect(sender.certificate?.()?.server).toBe('localhost');
    });

    test('a certificate of another name stays refused', async () => {
      const settings = { ...imapAt(await implicitImap(), 'implicit'), host: '127.0.0.2' };
      const port = settings.port;
      const wire = createServer(socket => {
        const beyond = connect(port, '127.0.0.1');
        socket.pipe(beyond).pipe(socket);
        for (const end of [socket, beyond]) end.on('error', () => {});
      }).listen(0, '127.0.0.2');
      closers.push(() => new Promise(done => wire.close(done)));
      const finding = await checkImap('support@interzen.example', { ...settings, port: await portOf(wire) });
      expect(finding).toMatchObject({ ok: false });
      expect(finding.fix).toContain('name');
    });
  });
});
