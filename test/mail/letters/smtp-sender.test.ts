import { connect, createServer, type Server, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import { type SmtpSender, smtpSender } from '../../../src/mail/letters/smtp-sender.ts';
import { freePort } from '../../free-port.ts';

const letter = {
  messageId: '<sportello.1042.7.0123456789abcdef01234567@interzen.example>',
  from: { name: 'Assistenza', address: 'support@interzen.example' },
  to: { name: 'Paolo', address: 'paolo+x@cliente.example' },
  subject: 'Re: Stampa [#1042]',
  text: 'Buongiorno',
  html: '',
  inReplyTo: null,
  references: [],
  language: 'it' as const,
  automatic: null,
  loopMark: 'mark',
  files: [],
};

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function portOf(listener: { address(): unknown; once(event: 'listening', done: () => void): unknown }) {
  if (!listener.address()) await new Promise<void>(done => listener.once('listening', done));
  return (listener.address() as { port: number }).port;
}

/** A mail server, and a wire to it that writes down what the desk says. */
async function aServer(
  hideDSN: boolean,
): Promise<{ sender: SmtpSender; said: () => string[]; mail: SMTPServer }> {
  const mail = new SMTPServer({
    hideDSN,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, done) => {
      stream.resume().on('end', () => done());
    },
  });
  const port = await portOf(mail.listen(0, '127.0.0.1'));
  let heard = '';
  const wire: Server = createServer(socket => {
    const beyond = connect(port, '127.0.0.1');
    socket.on('data', chunk => {
      heard += chunk.toString('latin1');
    });
    socket.pipe(beyond).pipe(socket);
    for (const end of [socket, beyond]) end.on('error', () => {});
  }).listen(0, '127.0.0.1');
  const sender = smtpSender({
    host: '127.0.0.1',
    port: await portOf(wire),
    tls: 'none',
    user: '',
    auth: null,
  });
  closers.push(() => {
    sender.close();
    wire.close();
    mail.close();
  });
  return { sender, said: () => heard.split('\r\n').filter(line => /^(MAIL|RCPT)/.test(line)), mail };
}

test('where the server offers DSN, reports are asked for under the letter’s own id', async () => {
  const { sender, said } = await aServer(false);
  await sender.send(letter);
  const [from, to] = said();
  expect(from).toBe(
    'MAIL FROM:<support@interzen.example> RET=HDRS ENVID=sportello.1042.7.0123456789abcdef01234567@interzen.example',
  );
  expect(to).toBe(
    'RCPT TO:<paolo+x@cliente.example> NOTIFY=FAILURE,DELAY ORCPT=rfc822;paolo+2Bx@cliente.example',
  );
});

test('an id that is too long for an envelope is left out', async () => {
  const { sender, said } = await aServer(false);
  await sender.send({ ...letter, messageId: `<sportello.1.1.x@${'a'.repeat(100)}.example>` });
  expect(said()[0]).toBe('MAIL FROM:<support@interzen.example> RET=HDRS');
});

test('where it does not, nothing is said', async () => {
  const { sender, said } = await aServer(true);
  await sender.send(letter);
  expect(said()).toEqual(['MAIL FROM:<support@interzen.example>', 'RCPT TO:<paolo+x@cliente.example>']);
});

/** A mail server of a few lines, that does at one word what is told. */
async function aServerThat(at: string, does: (socket: Socket) => void): Promise<SmtpSender> {
  const server = createServer(socket => {
    let isInText = false;
    socket.on('error', () => {});
    socket.write('220 here\r\n');
    socket.on('data', chunk => {
      const said = chunk.toString('latin1');
      const word = isInText ? (said.includes('\r\n.\r\n') ? 'END' : '') : (said.slice(0, 4).trim() ?? '');
      if (word === at) return does(socket);
      if (word === 'DATA') isInText = true;
      if (word !== '') socket.write(word === 'DATA' ? '354 go on\r\n' : '250 well\r\n');
    });
  }).listen(0, '127.0.0.1');
  const sender = smtpSender({
    host: '127.0.0.1',
    port: await portOf(server),
    tls: 'none',
    user: '',
    auth: null,
  });
  closers.push(() => {
    sender.close();
    server.close();
  });
  return sender;
}
const failure = async (sender: SmtpSender) =>
  await sender.send(letter).then(
    () => 'sent',
    (error: Error) => error.name,
  );

test.each([
  ['breaks the wire before anybody has said anything', 'EHLO', (s: Socket) => s.destroy(), 'Transient'],
  ['says to come again', 'RCPT', (s: Socket) => s.write('452 full\r\n'), 'Transient'],
  ['says to come again after the text', 'END', (s: Socket) => s.write('451 later\r\n'), 'Transient'],
  ['refuses the text', 'END', (s: Socket) => s.write('554 no\r\n'), 'Permanent'],
  ['breaks the wire after the text: it may have it', 'END', (s: Socket) => s.destroy(), 'Unsure'],
] as const)('a server that %s', async (_, at, does, said) => {
  expect(await failure(await aServerThat(at, does))).toBe(said);
});

test('where nobody listens, nothing has left', async () => {
  const sender = smtpSender({ host: '127.0.0.1', port: await freePort(), tls: 'none', user: '', auth: null });
  closers.push(() => sender.close());
  expect(await failure(sender)).toBe('Transient');
});
