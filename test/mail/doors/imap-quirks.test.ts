import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ArrivedMail } from '../../../src/desk/inbound-email.ts';
import { openLog } from '../../../src/log.ts';
import { type ImapDoor, openImapDoor } from '../../../src/mail/doors/imap/imap-door.ts';
import { takeMail } from '../../../src/mail/doors/take-mail.ts';
import type { ImapSettings } from '../../../src/mail/settings.ts';
import { imapPositions } from '../../../src/store/mail/imap-positions.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../../desk/a-desk.ts';
import { jobs } from '../../desk/clock/under-the-clock.ts';
import { type ScriptedMail, startImapServer } from './imap-server.ts';

const own = ownDatabase();
let server: Awaited<ReturnType<typeof startImapServer>>;
let door: ImapDoor | undefined;
let said: string[] = [];
let taken: ArrivedMail[] = [];
let mailbox = '';
let count = 0;

beforeEach(async () => {
  server = await startImapServer();
  count += 1;
  mailbox = `support${count}@interzen.example`;
  taken = [];
  said = [];
});
afterEach(async () => {
  await door?.stop();
  await server.stop();
});

function open(about: Partial<ImapSettings> = {}): void {
  const take = takeMail(
    aDesk(() => own.database.db),
    openLog('silent'),
  );
  const log = openLog('silent');
  log.warn = ((...words: unknown[]) => void said.push(JSON.stringify(words))) as typeof log.warn;
  door = openImapDoor(
    mailbox,
    {
      host: '127.0.0.1',
      port: server.port,
      tls: 'none',
      user: 'support',
      auth: { kind: 'password', password: 'geheim' },
      folder: 'INBOX',
      after: { kind: 'flag' },
      since: new Date('2020-01-01'),
      pollSeconds: 1,
      ...about,
    },
    imapPositions(own.database.db),
    async mail => {
      taken.push(mail);
      return await take(mail);
    },
    log,
    { first: 20, longest: 50, wrongPassword: 1000 },
  );
}

const mail = (uid: number, about: Partial<ScriptedMail> = {}): ScriptedMail => ({
  uid,
  source: `From: Paolo <paolo${uid}@cliente.example>\r\nSubject: n${uid}\r\nMessage-ID: <${count}.${uid}@cliente.example>\r\n\r\nBuongiorno, la stampante ${uid} non va.\r\n`,
  ...about,
});
const uids = () => taken.map(({ place }) => Number(place.split(':').at(-1)));
const bodyOf = (uid: number) =>
  Buffer.from(taken.find(({ place }) => place.endsWith(`:${uid}`))?.source ?? '').toString();

describe('one mail that the server does not hand out does not keep out those behind it', () => {
  test('it is refused: its head opens the ticket and says where it lies', async () => {
    const refused = mail(2, { source: null, head: mail(2).source?.split('\r\n\r\n')[0] ?? '' });
    server.mails = [mail(1), refused, mail(3)];
    open();
    await expect.poll(uids).toEqual([1, 2, 3]);
    expect(bodyOf(2)).toContain('Subject: n2');
    expect(bodyOf(2)).toContain('is not handed out by its server');
  });

  test.each([
    ['it is refused, its head too', { source: null, head: null }],
    ['it comes empty', { source: '', head: '' }],
  ])('%s: the admins are told, each time', async (_name, about) => {
    server.mails = [mail(1), mail(2, about), mail(3), mail(4, about), mail(5)];
    open();
    await expect.poll(uids).toEqual([1, 2, 3, 4, 5]);
    const notices = await jobs<{ details: { place: string; error: string } }>(own.database.db, 'notice');
    const mine = notices.filter(({ payload }) => payload.details.place?.includes(mailbox));
    expect(mine.map(({ payload }) => payload.details.error)).toEqual([
      expect.stringContaining('UID 2'),
      expect.stringContaining('UID 4'),
    ]);
  });

  test('the server hangs up over it', async () => {
    server.mails = [mail(1), mail(2), mail(3)];
    server.quirk = command => (/FETCH \S*2\S* .*BODY\.PEEK\[\]/.test(command) ? '' : null);
    open();
    await expect.poll(uids).toEqual([1, 2, 3]);
  });

  test('it is left out of the answer', async () => {
    const shy = mail(2, { isLeftOut: true });
    server.mails = [mail(1), shy, mail(3)];
    let fetched = 0;
    server.quirk = command => {
      if (command.includes('BODY.PEEK[]')) fetched += 1;
      if (fetched === 4) shy.isLeftOut = false;
      return null;
    };
    open();
    await expect.poll(uids).toEqual([1, 2, 3]);
    expect(bodyOf(2)).toContain('la stampante 2');
  });

  test('a server that hands out nothing at all is waited for: no mail is given up', async () => {
    server.mails = [mail(1), mail(2)];
    let refusals = 0;
    server.quirk = command => {
      if (!/FETCH/.test(command) || refusals >= 9) return null;
      refusals += 1;
      return 'TAG NO [UNAVAILABLE] backend is away\r\n';
    };
    open();
    await expect.poll(uids).toEqual([1, 2]);
    expect(bodyOf(1) + bodyOf(2)).not.toContain('UID');
  });

  test('one that is deleted under our hands is not waited for', async () => {
    server.mails = [mail(1), mail(2), mail(3)];
    server.quirk = command => {
      if (/FETCH .*RFC822\.SIZE/.test(command)) server.mails = server.mails.filter(({ uid }) => uid !== 2);
      return null;
    };
    open();
    await expect.poll(uids).toEqual([1, 3]);
  });
});

test.each([[''], ['31-Foo-2026 99:99:99 +0000']])('an arrival of %j is now', async internalDate => {
  server.mails = [mail(1, { internalDate })];
  open();
  await expect.poll(uids).toEqual([1]);
  expect(Date.now() - (taken[0]?.arrivedAt.getTime() ?? 0)).toBeLessThan(60_000);
});

test('a server that refuses to search has not said that the mailbox is empty', async () => {
  server.mails = [mail(1)];
  server.quirk = command => (command.includes('SEARCH') ? 'TAG NO not today\r\n' : null);
  open();
  await expect.poll(() => door?.trouble()).toContain('refuses to search');
  expect(door?.readAt()).toBeNull();
});

test('a folder that is not there, in the server’s own words', async () => {
  server.quirk = command => (command.startsWith('SELECT') ? 'TAG NO Mailbox does not exist\r\n' : null);
  open({ folder: 'Posta' });
  await expect.poll(() => door?.trouble()).toContain('Mailbox does not exist');
});

test('without MOVE and UIDPLUS nothing is expunged, for others’ mails would go too', async () => {
  server.mails = [mail(1)];
  open({ after: { kind: 'move', folder: 'Fatto' } });
  await expect.poll(() => server.heard.join('\n')).toContain('STORE 1 +FLAGS (\\Deleted)');
  expect(server.heard.join('\n')).not.toContain('EXPUNGE');
});

test('a mailbox that lets nobody mark mails says so once', async () => {
  server.mails = [mail(1)];
  server.quirk = command => (command.includes('STORE') ? 'TAG NO [READ-ONLY] no\r\n' : null);
  open();
  await expect.poll(uids).toEqual([1]);
  server.mails.push(mail(2));
  await expect.poll(uids).toEqual([1, 2]);
  expect(said.filter(line => line.includes('does not let us mark'))).toHaveLength(1);
});
