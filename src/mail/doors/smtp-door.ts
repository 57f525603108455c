import { randomUUID } from 'node:crypto';
import { BlockList, isIPv6 } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { ArrivedMail, IntakeOutcome } from '../../desk/intake/inbound-email.ts';
import type { Log } from '../../log.ts';
import { canonicalAddress, withoutTag } from '../../ticket/address.ts';
import type { SmtpDoorSettings } from '../settings.ts';
import { doorSeats } from './smtp-seats.ts';

/** Takes a mail in; resolves only after the commit, throws when the database is away. */
export type Take = (mail: ArrivedMail) => Promise<IntakeOutcome>;

export type SmtpDoor = { smtpPort: number; lmtpPort: number | null; stop(): Promise<void> };

const sweepEveryMs = 5_000;

/**
 * The door for forwarding rules and mail servers: SMTP, and LMTP where a port is set. It takes mail for the desk's
 * mailboxes only (no relay), says 250 only after the commit, 451 when the desk cannot store it now (the sender's
 * server keeps it and comes again), and 552 over the size limit.
 */
export async function openSmtpDoor(
  settings: SmtpDoorSettings,
  mailboxes: string[],
  take: Take,
  now: () => Date,
  log: Log,
): Promise<SmtpDoor> {
  const allowed = networks(settings.allowedNetworks);
  const servers: SMTPServer[] = [];
  const seats = doorSeats();
  const sweeping = setInterval(seats.sweep, sweepEveryMs).unref();

  async function open(door: 'smtp' | 'lmtp', port: number): Promise<number> {
    const server = new SMTPServer({
      lmtp: door === 'lmtp',
      name: 'sportello',
      banner: 'Sportello',
      size: settings.maxBytes,
      authOptional: true,
      // What other servers have taken from their senders (a..b@docomo, cron@my_host) they cannot hand on otherwise.
      lenientAddressParsing: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      socketTimeout: 60_000,
      closeTimeout: 2_000,
      logger: false,
      onConnect: (session, done) => {
        const address = session.remoteAddress.replace(/^::ffff:/, '');
        if (allowed.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')) {
          const end = () => {
            for (const connection of server.connections)
              if (connection.id === session.id) connection.send(421, '4.4.2 Idle, closing to make room');
          };
          if (seats.take(session.id, address, end)) return done();
          return done(reply(421, '4.7.0 Too many connections from your address, come again in a moment'));
        }
        log.warn({ room: 'mail', address }, 'refused an SMTP connection: not in smtpDoor.allowedNetworks');
        done(reply(554, '5.7.1 This server takes mail from its own networks only'));
      },
      onClose: session => seats.leave(session.id),
      onRcptTo: ({ address }, _session, done) => {
        if (mailboxOf(address, mailboxes)) return done();
        done(reply(550, '5.7.1 No such mailbox here, and no relay'));
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        seats.busy(session.id, true);
        const answer: typeof done = (error, message) => {
          seats.busy(session.id, false);
          done(error, message);
        };
        stream.on('data', (chunk: Buffer) => {
          if (!stream.sizeExceeded) chunks.push(chunk);
        });
        stream.on('error', error => answer(error));
        stream.on('end', () => {
          if (stream.sizeExceeded) return answer(reply(552, '5.3.4 The mail is too large for this desk'));
          const recipients = session.envelope.rcptTo.map(({ address }) => address);
          const envelopeFrom = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
          const source = Buffer.concat(chunks);
          deliver(door, source, envelopeFrom, recipients).then(
            answers =>
              door === 'lmtp'
                ? answer(null, answers as unknown as string)
                : answer(answers.find(answer => answer instanceof Error) ?? null),
            (error: Error) => answer(error),
          );
        });
      },
    });
    const listensOn = await listening(server, settings.host, port, door);
    // From here on: a door that does not open says why by itself.
    server.on('error', error => log.warn({ room: 'mail', door, err: error }, 'trouble at the SMTP door'));
    servers.push(server);
    return listensOn;
  }

  /** Once for each of the desk's mailboxes that is addressed; an answer per recipient, in their order. */
  async function deliver(
    door: 'smtp' | 'lmtp',
    source: Buffer,
    envelopeFrom: string,
    recipients: string[],
  ): Promise<(string | Error)[]> {
    const arrivedAt = now();
    const taken = new Map<string, string | Error>();
    for (const mailbox of new Set(recipients.map(recipient => mailboxOf(recipient, mailboxes) ?? ''))) {
      const place = `${door}:${mailbox}:${randomUUID()}`;
      try {
        await take({
          source,
          arrivedAt,
          mailbox,
          door,
          place,
          envelopeFrom,
          fromBacklog: false,
        });
        taken.set(mailbox, '2.0.0 Taken in');
      } catch (error) {
        log.error(
          { room: 'mail', door, mailbox, err: error },
          'could not take a mail in; its server keeps it',
        );
        taken.set(mailbox, reply(451, '4.3.0 The desk cannot store mail right now, please try again'));
      }
    }
    return recipients.map(
      recipient => taken.get(mailboxOf(recipient, mailboxes) ?? '') ?? reply(451, '4.3.0 Not taken'),
    );
  }

  const smtpPort = await open('smtp', settings.port);
  const lmtpPort = settings.lmtpPort === null ? null : await open('lmtp', settings.lmtpPort);
  return {
    smtpPort,
    lmtpPort,
    stop: async () => {
      clearInterval(sweeping);
      await Promise.all(servers.map(server => new Promise<void>(done => server.close(() => done()))));
    },
  };
}

/** support+anything@example.com is support@example.com. */
function mailboxOf(recipient: string, mailboxes: string[]): string | undefined {
  const [whole, plain] = [canonicalAddress(recipient), withoutTag(recipient)];
  return mailboxes.find(mailbox => mailbox === whole || mailbox === plain);
}

function networks(list: string[]): BlockList {
  const allowed = new BlockList();
  for (const entry of list) {
    const [address = '', prefix] = entry.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (prefix === undefined) allowed.addAddress(address, family);
    else allowed.addSubnet(address, Number(prefix), family);
  }
  return allowed;
}

function reply(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code });
}

async function listening(server: SMTPServer, host: string, port: number, door: string): Promise<number> {
  return await new Promise((done, fail) => {
    const refuse = (error: NodeJS.ErrnoException) =>
      fail(
        error.code === 'EADDRINUSE'
          ? new Error(
              `Port ${port} for ${door.toUpperCase()} is taken. Stop who has it, or set another one: SMTP_DOOR_PORT, or smtpDoor in desk.yaml.`,
            )
          : error,
      );
    server.once('error', refuse);
    const listener = server.listen(port, host, () => {
      server.off('error', refuse);
      const address = listener.address();
      done(typeof address === 'object' && address ? address.port : port);
    });
  });
}
