import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { messageIds } from '../../../src/desk/letters/message-ids.ts';
import { isNobodyReached, shutChats } from '../../../src/desk/watch/shut-chats.ts';
import { openLog } from '../../../src/log.ts';
import { adminsTold, type Standing } from '../../../src/mail/admins/keep-admins-told.ts';
import { keptAlarms } from '../../../src/mail/admins/kept-alarms.ts';
import { straightMail } from '../../../src/mail/admins/straight-mail.ts';
import { tellOfFailedStart } from '../../../src/mail/admins/tell-of-failed-start.ts';
import { type SmtpSender, smtpSender } from '../../../src/mail/letters/smtp-sender.ts';
import { readEmail } from '../../../src/mail/reading/read-email.ts';
import type { Language } from '../../../src/ticket/words.ts';

const log = openLog('silent');
const ids = messageIds('secret');
const mailbox = 'support@interzen.example';
const admins = [
  { name: 'Giulia Verdi', address: 'giulia@interzen.example' },
  { name: 'Ugo Neri', address: 'ugo@interzen.example' },
];
const well: Standing = { down: null, shut: [], isNobodyReached: false };
const noOutbox: Standing = {
  ...well,
  down: { news: 'no-outbox', why: 'the outbox carries nothing: effects are due, and none is carried' },
};

let folder = '';
let server: SMTPServer;
let port = 0;
let refuses = (_address: string) => false;
let letters: { to: string; source: Buffer }[] = [];
let sender: SmtpSender;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sportello-told-'));
  letters = [];
  refuses = () => false;
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      refuses(address) ? done(Object.assign(new Error('4.3.0 Later'), { responseCode: 451 })) : done(),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        letters.push({ to: envelope.rcptTo[0]?.address ?? '', source: Buffer.concat(chunks) });
        done();
      });
    },
  });
  port = await new Promise<number>(done => {
    const listener = server.listen(0, '127.0.0.1', () => {
      const address = listener.address();
      done(typeof address === 'object' && address ? address.port : 0);
    });
  });
  sender = smtpSender(settings());
});
afterEach(async () => {
  sender.close();
  await new Promise<void>(done => server.close(() => done()));
  rmSync(folder, { recursive: true, force: true });
});

const settings = () => ({
  host: '127.0.0.1',
  port,
  tls: 'none' as const,
  user: '',
  auth: null,
});
const house = (language: Language) => ({
  deskName: 'Assistenza ZenShare',
  mailbox,
  language,
  zone: 'Europe/Rome',
});
const messageId = (nonce: string) => ids.probe(nonce, mailbox);

/** A process that looks every five seconds; it can be killed, and another takes its place. */
function aProcess(language: Language = 'it') {
  let at = 0;
  let standing = well;
  const look = adminsTold(
    {
      look: async () => standing,
      mail: straightMail(sender, admins, { ...house(language), loopMark: 'mark', messageId }, log),
      kept: keptAlarms(folder),
      letterhead: { loopMark: 'mark', messageId: messageId('0'.repeat(16)) },
      log,
    },
    () => at,
    () => new Date(Date.parse('2026-11-24T08:00:00Z') + at),
  );
  return async (now: Standing, minutes: number) => {
    standing = now;
    for (const end = at + minutes * 60_000; at < end; ) {
      at += 5_000;
      await look();
    }
  };
}

const subjects = () =>
  letters.map(({ source }) => /^Subject: (.*(?:\r\n\s.*)*)/m.exec(source.toString())?.[1]);
const read = async (source: Buffer) => {
  const outcome = await readEmail(
    {
      source,
      arrivedAt: new Date(),
      mailbox,
      door: 'smtp',
      place: 'p',
      envelopeFrom: '',
      fromBacklog: false,
    },
    { ownAddresses: [mailbox], isOwnMessageId: ids.isOwn },
  );
  if (!outcome.ok) throw new Error(outcome.unreadable.error);
  return outcome.email;
};

test('an outbox that carries nothing is told to each admin once when it lasts, and once more when it works', async () => {
  const passes = aProcess();
  await passes(noOutbox, 1);
  await passes(well, 3);
  expect(letters).toEqual([]);
  await passes(noOutbox, 120);
  expect(letters.map(({ to }) => to)).toEqual(admins.map(({ address }) => address));
  await passes(well, 0.5);
  expect(letters).toHaveLength(2);
  await passes(well, 60);
  expect(letters).toHaveLength(4);
  await passes(noOutbox, 3);
  expect(letters).toHaveLength(6);
});

test('the letter is in the desk’s language, is one of ours when it comes back, and says what to do', async () => {
  await aProcess('it')(noOutbox, 3);
  await aProcess('en')(well, 3);
  const [down, , back] = letters;
  if (!down || !back) throw new Error('no letters');
  const email = await read(down.source);
  expect(email.kind).toBe('own');
  expect(email.subject).toBe('Lo sportello è fermo: Assistenza ZenShare');
  expect(email.text).toContain('Ciao Giulia,');
  expect(email.text).toContain('da martedì 24 novembre, ore 9:00 dallo sportello non esce più nulla');
  expect(email.text).toContain('effects are due, and none is carried');
  const head = down.source.toString();
  expect(head).toMatch(/^X-Sportello-Loop: mark/m);
  expect(head).toMatch(/^Auto-Submitted: auto-generated/m);
  expect(head).toMatch(/^Content-Language: it/m);
  expect(head).toContain('text/html');
  expect((await read(back.source)).subject).toBe('The desk is working again: Assistenza ZenShare');
});

test('a mail server that is away is tried again with patience; who was told is not told again meanwhile', async () => {
  const passes = aProcess();
  refuses = address => address.startsWith('ugo');
  await passes(noOutbox, 10);
  expect(letters.map(({ to }) => to)).toEqual(['giulia@interzen.example']);
  refuses = () => false;
  await passes(noOutbox, 11);
  expect(letters.map(({ to }) => to)).toEqual(['giulia@interzen.example', 'ugo@interzen.example']);
});

test('a process that is started again in the middle repeats nothing, and says the end of what another told', async () => {
  await aProcess()(noOutbox, 3);
  for (let restarts = 0; restarts < 5; restarts += 1) await aProcess()(noOutbox, 10);
  expect(letters).toHaveLength(2);
  await aProcess()(well, 2);
  expect(letters).toHaveLength(4);
  expect(readdirSync(folder)).toEqual(['told-admins.json']);
});

test('a desk that cannot start any more tells it once, over any number of starts, and without a database', async () => {
  await aProcess()(well, 1);
  const start = async () =>
    await tellOfFailedStart(new Error('connect ECONNREFUSED'), folder, settings(), admins, house('it'), log);
  await start();
  expect(letters).toEqual([]);
  // It has failed for three minutes.
  const kept = keptAlarms(folder);
  const state = kept.read();
  if (!state) throw new Error('nothing was kept');
  kept.write({ ...state, desk: { since: new Date(Date.now() - 180_000), isTold: false } });
  for (let starts = 0; starts < 3; starts += 1) await start();
  expect(letters).toHaveLength(2);
  expect((await read(letters[0]?.source ?? Buffer.from(''))).kind).toBe('own');
  await aProcess()(well, 2);
  expect(subjects()).toHaveLength(4);
});

test.each([
  ['the only chat', [{ platform: 'slack' as const, channel: 'C1' }], 2],
  [
    'one of two chats',
    [
      { platform: 'slack' as const, channel: 'C1' },
      { platform: 'teams' as const, channel: 'installed' },
    ],
    0,
  ],
  // The operators' channel is archived, the admins' own is not: there they read it.
  ['the operators’ channel', [{ platform: 'slack' as const, channel: 'C9ADMINS' }], 0],
])(
  '%s lets nothing through: mails to the admins where no card reaches them',
  async (_what, destinations, told) => {
    const chats = shutChats();
    chats.waits({ platform: 'slack', destination: 'C1' }, 'Slack says is_archived', true);
    const now = (): Standing => {
      const shut = chats.now();
      return { down: null, shut, isNobodyReached: isNobodyReached(destinations, shut) };
    };
    const passes = aProcess();
    await passes(now(), 30);
    expect(letters).toHaveLength(told);
    if (told)
      expect((await read(letters[0]?.source ?? Buffer.from(''))).text).toContain('Slack says is_archived');
    chats.passed({ platform: 'slack', destination: 'C1' });
    await passes(now(), 30);
    expect(letters).toHaveLength(2 * told);
  },
);

test('a chat that is away for a moment is not shut; one that stays away is, since the first time', () => {
  let now = new Date('2026-11-24T08:00:00Z');
  const chats = shutChats([], () => now);
  const since = now;
  chats.waits({ platform: 'teams', channel: 'installed' }, 'Teams: 503', false);
  expect(chats.now()).toEqual([]);
  now = new Date('2026-11-24T09:00:00Z');
  chats.waits({ platform: 'teams', channel: 'installed' }, 'Teams says BotDisabledByAdmin', true);
  expect(chats.now()).toEqual([
    { platform: 'teams', channel: 'installed', since, why: 'Teams says BotDisabledByAdmin' },
  ]);
  chats.passed({ platform: 'teams', destination: 'installed' });
  // A letter goes to no chat.
  chats.waits({ message: 7 }, 'the mail server is away', false);
  expect(chats.now()).toEqual([]);
});
