import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import nodemailer from 'nodemailer';
import { afterEach, describe, expect, test } from 'vitest';
import type { ArrivedMail } from '../../../src/desk/inbound-email.ts';
import { openLog } from '../../../src/log.ts';
import { openSmtpDoor, type SmtpDoor } from '../../../src/mail/doors/smtp/smtp-door.ts';
import type { Take } from '../../../src/mail/doors/take.ts';

const mailboxes = ['support@interzen.example', 'help@interzen.example'];
const now = new Date('2026-11-24T09:00:00Z');
let door: SmtpDoor | undefined;
afterEach(async () => door?.stop());

async function open(
  take: Take,
  more: { maxBytes?: number; allowedNetworks?: string[] } = {},
): Promise<SmtpDoor> {
  const settings = {
    host: '127.0.0.1',
    port: 0,
    lmtpPort: 0,
    maxBytes: 1_000_000,
    allowedNetworks: ['127.0.0.1'],
    ...more,
  };
  door = await openSmtpDoor(settings, mailboxes, take, () => now, openLog('silent'));
  return door;
}

const takes =
  (taken: ArrivedMail[]): Take =>
  async mail => {
    taken.push(mail);
    return { outcome: 'opened', ticket: 1 };
  };

async function send(port: number, mail: { to: string; from?: string; text?: string }): Promise<string> {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  const { to, from = 'paolo@cliente.example', text = 'Buongiorno' } = mail;
  return (
    await transport.sendMail({ envelope: { from, to }, raw: `From: ${from}\r\nSubject: x\r\n\r\n${text}` })
  ).response;
}

/** Speaks lines, each after an answer, and gives the answers until the server says goodbye. */
async function speak(port: number, lines: string[]): Promise<string[]> {
  const socket = connect(port, '127.0.0.1');
  const answers: string[] = [];
  const queue = [...lines];
  return await new Promise(done => {
    createInterface({ input: socket }).on('line', line => {
      if (/^\d{3}-/.test(line)) return;
      answers.push(line);
      if (/^(221|554)/.test(line)) socket.destroy();
      const next = queue.shift();
      if (next !== undefined) socket.write(`${next}\r\n`);
    });
    socket.on('close', () => done(answers));
  });
}

describe('SMTP', () => {
  test('says 250 only after the mail was taken in', async () => {
    let committed = false;
    const { smtpPort } = await open(async () => {
      await new Promise(done => setImmediate(done));
      committed = true;
      return { outcome: 'opened', ticket: 1 };
    });
    expect(await send(smtpPort, { to: 'support@interzen.example' })).toMatch(/^250/);
    expect(committed).toBe(true);
  });

  test('tells the desk where, when and from whom', async () => {
    const taken: ArrivedMail[] = [];
    const { smtpPort } = await open(takes(taken));
    await send(smtpPort, { to: 'Support+billing@interzen.example' });
    expect(taken).toMatchObject([
      {
        mailbox: 'support@interzen.example',
        door: 'smtp',
        arrivedAt: now,
        envelopeFrom: 'paolo@cliente.example',
        fromBacklog: false,
      },
    ]);
  });

  test('says 451 when the desk cannot store it: the sender’s server keeps it', async () => {
    const { smtpPort } = await open(async () => {
      throw new Error('database away');
    });
    await expect(send(smtpPort, { to: 'support@interzen.example' })).rejects.toMatchObject({
      responseCode: 451,
    });
  });

  test('says 552 to what is too large, announced or not', async () => {
    const taken: ArrivedMail[] = [];
    const { smtpPort } = await open(takes(taken), { maxBytes: 2000 });
    await expect(
      send(smtpPort, { to: 'support@interzen.example', text: 'x'.repeat(5000) }),
    ).rejects.toMatchObject({ responseCode: 552 });
    const answers = await speak(smtpPort, ['EHLO x', 'MAIL FROM:<a@b.example> SIZE=99999', 'QUIT']);
    expect(answers[2]).toMatch(/^552/);
    expect(taken).toEqual([]);
  });

  test('is no relay', async () => {
    const { smtpPort } = await open(takes([]));
    await expect(send(smtpPort, { to: 'somebody@elsewhere.example' })).rejects.toMatchObject({
      responseCode: 550,
    });
  });

  test.each(['a..b@docomo.example', '"a..b"@docomo.example', 'cron@my_host.example', 'ilo.@rack.example'])(
    'takes a mail from %s: another server took it from there already',
    async from => {
      const { smtpPort } = await open(takes([]));
      const said = await speak(smtpPort, ['EHLO mx.example', `MAIL FROM:<${from}>`, 'QUIT']);
      expect(said.at(-2)).toMatch(/^250/);
    },
  );

  test.each(['\n.\n', '\n.\r\n', '\r.\r\n', '\r\n.\n', '\r.\r'])(
    'a mail with %j inside is one mail, not two: only CRLF.CRLF ends it',
    async end => {
      const taken: ArrivedMail[] = [];
      const { smtpPort } = await open(takes(taken));
      const smuggled = `MAIL FROM:<boss@interzen.example>\r\nRCPT TO:<support@interzen.example>\r\nDATA\r\nSubject: second\r\n\r\nx`;
      await speak(smtpPort, [
        'EHLO mx.example',
        'MAIL FROM:<a@b.example>',
        'RCPT TO:<support@interzen.example>',
        'DATA',
        `Subject: first\r\n\r\nx${end}${smuggled}\r\n.`,
        'QUIT',
      ]);
      expect(taken.map(({ envelopeFrom }) => envelopeFrom)).toEqual(['a@b.example']);
    },
  );

  test('takes the null sender of a bounce', async () => {
    const taken: ArrivedMail[] = [];
    const { smtpPort } = await open(takes(taken));
    await speak(smtpPort, [
      'EHLO x',
      'MAIL FROM:<>',
      'RCPT TO:<support@interzen.example>',
      'DATA',
      'Subject: bounce\r\n\r\nx\r\n.',
      'QUIT',
    ]);
    expect(taken).toMatchObject([{ envelopeFrom: '' }]);
  });

  test('lets in the networks that it is told, and nobody else', async () => {
    const { smtpPort } = await open(takes([]), { allowedNetworks: ['10.0.0.0/8'] });
    const [greeting] = await speak(smtpPort, []);
    expect(greeting).toMatch(/^554/);
  });

  test('says what to do when its port is taken', async () => {
    const { smtpPort } = await open(takes([]));
    const settings = {
      host: '127.0.0.1',
      port: smtpPort,
      lmtpPort: null,
      maxBytes: 1000,
      allowedNetworks: [],
    };
    await expect(openSmtpDoor(settings, mailboxes, takes([]), () => now, openLog('silent'))).rejects.toThrow(
      /is taken.*smtpDoor/,
    );
  });
});

test('LMTP answers for each recipient', async () => {
  const { lmtpPort } = await open(async ({ mailbox }) => {
    if (mailbox.startsWith('help')) throw new Error('database away');
    return { outcome: 'opened', ticket: 1 };
  });
  const answers = await speak(lmtpPort ?? 0, [
    'LHLO x',
    'MAIL FROM:<a@b.example>',
    'RCPT TO:<support@interzen.example>',
    'RCPT TO:<help@interzen.example>',
    'DATA',
    'Subject: x\r\n\r\nx\r\n.',
    'QUIT',
  ]);
  expect(answers.slice(-3, -1).map(answer => answer.slice(0, 3))).toEqual(['250', '451']);
});
