import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Desk } from '../../src/desk/desk.ts';
import { takeIn } from '../../src/desk/intake/intake.ts';
import { lookAtProbe } from '../../src/desk/watch/probing.ts';
import { openLog } from '../../src/log.ts';
import { type ImapDoor, openImapDoor } from '../../src/mail/doors/imap/imap-door.ts';
import { type SmtpSender, smtpSender } from '../../src/mail/letters/smtp-sender.ts';
import { probeCourier } from '../../src/mail/probe-courier.ts';
import { readEmail } from '../../src/mail/reading/read-email.ts';
import { type Outbox, runOutbox } from '../../src/outbox/run-outbox.ts';
import { imapPositions } from '../../src/store/mail/imap-positions.ts';
import { inboundMail } from '../../src/store/schema/mail.ts';
import { ticket } from '../../src/store/schema/tickets.ts';
import { ownDatabase } from '../database.ts';
import { aDesk } from '../desk/a-desk.ts';
import { jobs } from '../desk/clock/under-the-clock.ts';
import { needs } from '../needs.ts';
import { type Dovecot, password, startDovecot, user } from './dovecot.ts';

const minute = 60_000;

needs('dovecot', 'the probe mail, through a relay and a real Dovecot', () => {
  const own = ownDatabase();
  const desk: Desk = Object.defineProperties({} as Desk, {
    ...Object.getOwnPropertyDescriptors(aDesk(() => own.database.db)),
    probing: { value: { everyMs: 30 * minute, withinMs: 10 * minute } },
  });
  const [mailbox = ''] = desk.ownAddresses;
  const log = openLog('silent');
  let dovecot: Dovecot;
  let door: ImapDoor;
  let outbox: Outbox;
  let sender: SmtpSender;
  let relays: 'as it is' | 'under another Message-ID' | 'nowhere' = 'as it is';
  let relayed = 0;
  const relay = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => void deliver(Buffer.concat(chunks).toString()).then(() => done(), done));
    },
  });

  async function deliver(source: string): Promise<void> {
    relayed += 1;
    if (relays === 'nowhere') return;
    const client = await dovecot.client();
    const mail =
      relays === 'as it is' ? source : source.replace(/^Message-ID: .*$/im, 'Message-ID: <new@ses.example>');
    await client.append('INBOX', mail, [], new Date());
    await client.logout();
  }

  async function inbox(): Promise<number> {
    const client = await dovecot.client();
    const status = await client.status('INBOX', { messages: true });
    await client.logout();
    return status ? (status.messages ?? -1) : -1;
  }

  beforeAll(async () => {
    dovecot = await startDovecot();
    const listener = relay.listen(0, '127.0.0.1');
    await new Promise<void>(done => listener.once('listening', done));
    const address = listener.address();
    sender = smtpSender({
      host: '127.0.0.1',
      port: typeof address === 'object' && address ? address.port : 0,
      tls: 'none',
      user: '',
      auth: null,
    });
    outbox = await runOutbox(own.url, { probe: probeCourier(desk, sender, 'mark') }, async () => {}, log);
    const context = { ownAddresses: desk.ownAddresses, isOwnMessageId: desk.messageIds.isOwn };
    door = openImapDoor(
      mailbox,
      {
        host: '127.0.0.1',
        port: dovecot.port,
        tls: 'none',
        user,
        auth: { kind: 'password', password },
        folder: 'INBOX',
        after: { kind: 'flag' },
        since: new Date('2020-01-01'),
        pollSeconds: 60,
      },
      imapPositions(own.database.db),
      async mail => {
        const read = await readEmail(mail, context);
        if (!read.ok) throw new Error(read.unreadable.error);
        return await takeIn(desk, read.email);
      },
      log,
    );
  });
  afterAll(async () => {
    await outbox?.stop();
    await door?.stop();
    sender?.close();
    await new Promise<void>(done => relay.close(() => done()));
    await dovecot?.stop();
  });

  const outcomes = async () =>
    (await own.database.db.select().from(inboundMail).orderBy(inboundMail.id)).map(
      ({ outcome, why }) => `${outcome}: ${why}`,
    );
  const told = async () =>
    (await jobs<{ subject: string }>(own.database.db, 'notice')).map(({ payload }) => payload.subject);
  const began = new Date(Date.now() - 300 * minute);
  const look = (minutes: number) =>
    lookAtProbe(desk, mailbox, began, new Date(Date.now() + minutes * minute));

  test('it comes back, and is no ticket; one that is dropped is told once, and its return', async () => {
    await look(-60);
    // What was sent an hour ago by this reckoning is not worth sending: the server was away, say.
    await look(-45);
    expect(await told()).toEqual(['probe-lost']);

    await look(0);
    await expect.poll(outcomes).toEqual(['dropped: our probe mail came back']);
    await expect.poll(inbox).toBe(0);
    expect(await told()).toEqual(['probe-lost', 'probe-back']);

    relays = 'nowhere';
    await look(31);
    await expect.poll(() => relayed).toBe(2);
    await look(42);
    await look(43);
    expect(await told()).toEqual(['probe-lost', 'probe-back', 'probe-lost']);

    relays = 'under another Message-ID';
    await look(62);
    await expect.poll(outcomes).toHaveLength(2);
    await expect.poll(inbox).toBe(0);
    await expect.poll(told).toEqual(['probe-lost', 'probe-back', 'probe-lost', 'probe-back']);
    expect(await own.database.db.select().from(ticket)).toEqual([]);
  });
});
