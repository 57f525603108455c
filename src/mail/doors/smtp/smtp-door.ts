import {
  SMTPServer,
  type SMTPServerDataStream,
  type SMTPServerOptions,
  type SMTPServerSession,
} from 'smtp-server';
import type { Log } from '../../../log.ts';
import type { SmtpDoorSettings } from '../../settings.ts';
import type { Take } from '../take.ts';
import { allowedNetworks } from './allowed-networks.ts';
import { deliver, mailboxOf } from './deliver.ts';
import { type LargeMails, largeMails } from './large-mails.ts';
import { listening } from './listen.ts';
import { smtpReply } from './reply.ts';
import { doorSeats, type Seats } from './seats.ts';

export type SmtpDoor = { smtpPort: number; lmtpPort: number | null; stop(): Promise<void> };

type Protocol = 'smtp' | 'lmtp';

/** What both protocols share. */
type Door = {
  settings: SmtpDoorSettings;
  mailboxes: string[];
  take: Take;
  now: () => Date;
  log: Log;
  seats: Seats;
  large: LargeMails;
};

const sweepEveryMs = 5_000;

/**
 * The door for forwarding rules and mail servers: SMTP, and LMTP where a port is set. It takes mail for the desk's
 * mailboxes only (no relay), says 250 only after the commit, 451 when the desk cannot store it now (the sender's
 * server keeps it and comes again; so with a large one that would wait too long behind others), and 552 over the size limit.
 */
export async function openSmtpDoor(
  settings: SmtpDoorSettings,
  mailboxes: string[],
  take: Take,
  now: () => Date,
  log: Log,
  large = largeMails(),
): Promise<SmtpDoor> {
  const seats = doorSeats();
  const door = { settings, mailboxes, take, now, log, seats, large };
  const sweeping = setInterval(seats.sweep, sweepEveryMs).unref();
  const servers: SMTPServer[] = [];

  async function open(protocol: Protocol, port: number): Promise<number> {
    const server = serverFor(door, protocol);
    const listensOn = await listening(server, settings.host, port, protocol);
    // From here on: a door that does not open says why by itself.
    server.on('error', error =>
      log.warn({ room: 'mail', door: protocol, err: error }, 'trouble at the SMTP door'),
    );
    servers.push(server);
    return listensOn;
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

function serverFor(door: Door, protocol: Protocol): SMTPServer {
  const server: SMTPServer = new SMTPServer({
    lmtp: protocol === 'lmtp',
    name: 'sportello',
    banner: 'Sportello',
    size: door.settings.maxBytes,
    authOptional: true,
    // What other servers have taken from their senders (a..b@docomo, cron@my_host) they cannot hand on otherwise.
    lenientAddressParsing: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    socketTimeout: 60_000,
    closeTimeout: 2_000,
    logger: false,
    onConnect: admit(door, id => dismiss(server, id)),
    onClose: session => door.seats.leave(session.id),
    onRcptTo: ({ address }, _session, done) => {
      if (mailboxOf(address, door.mailboxes)) return done();
      done(smtpReply(550, '5.7.1 No such mailbox here, and no relay'));
    },
    onData: receive(door, protocol),
  });
  return server;
}

function dismiss(server: SMTPServer, id: string): void {
  for (const connection of server.connections)
    if (connection.id === id) connection.send(421, '4.4.2 Idle, closing to make room');
}

function admit(
  { settings, seats, log }: Door,
  end: (id: string) => void,
): NonNullable<SMTPServerOptions['onConnect']> {
  const allowed = allowedNetworks(settings.allowedNetworks);
  return (session, done) => {
    const address = session.remoteAddress.replace(/^::ffff:/, '');
    if (allowed.has(address)) {
      if (seats.take(session.id, address, () => end(session.id))) return done();
      return done(smtpReply(421, '4.7.0 Too many connections from your address, come again in a moment'));
    }
    log.warn({ room: 'mail', address }, 'refused an SMTP connection: not in smtpDoor.allowedNetworks');
    done(smtpReply(554, '5.7.1 This server takes mail from its own networks only'));
  };
}

/** Reads what comes, and answers after the commit: once (SMTP), or for each recipient (LMTP, RFC 2033). */
function receive(
  { mailboxes, take, now, log, seats, large }: Door,
  protocol: Protocol,
): NonNullable<SMTPServerOptions['onData']> {
  return (stream, session, done) => {
    seats.busy(session.id, true);
    const answer: typeof done = (error, message) => {
      seats.busy(session.id, false);
      done(error, message);
    };
    read(stream, large, now, async (source, arrivedAt) =>
      deliver({ door: protocol, source, ...envelopeOf(session), arrivedAt }, mailboxes, take, log),
    ).then(
      answers =>
        protocol === 'lmtp'
          ? answer(null, answers as unknown as string)
          : answer(answers.find(said => said instanceof Error) ?? null),
      (error: Error) => answer(error),
    );
  };
}

/**
 * A large mail keeps its turn until it was used.
 *
 * @throws the reply where it is too large, or its turn did not come, after it was read to its end: who is cut off comes again at once
 */
async function read<T>(
  stream: SMTPServerDataStream,
  large: LargeMails,
  now: () => Date,
  use: (source: Buffer, arrivedAt: Date) => Promise<T>,
): Promise<T> {
  const chunks: Buffer[] = [];
  let turn: Awaited<ReturnType<LargeMails['turn']>> | undefined;
  let bytes = 0;
  try {
    for await (const chunk of stream) {
      bytes += chunk.byteLength;
      if (turn === undefined && bytes > large.largeFrom) turn = await large.turn();
      if (turn !== null && !stream.sizeExceeded) chunks.push(chunk);
      else {
        chunks.length = 0;
        turn?.();
      }
    }
    if (stream.sizeExceeded) throw smtpReply(552, '5.3.4 The mail is too large for this desk');
    if (turn === null) throw smtpReply(451, '4.3.1 Busy with other large mails, please try again');
    const source = Buffer.concat(chunks);
    const arrivedAt = now();
    chunks.length = 0;
    return await (turn ? large.alone(() => use(source, arrivedAt)) : use(source, arrivedAt));
  } finally {
    turn?.();
  }
}

function envelopeOf({ envelope }: SMTPServerSession) {
  return {
    recipients: envelope.rcptTo.map(({ address }) => address),
    envelopeFrom: envelope.mailFrom ? envelope.mailFrom.address : '',
  };
}
