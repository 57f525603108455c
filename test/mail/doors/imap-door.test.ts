import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ArrivedMail } from '../../../src/desk/inbound-email.ts';
import { openLog } from '../../../src/log.ts';
import type { LookAhead } from '../../../src/mail/doors/imap/folder-reader.ts';
import { type ImapDoor, openImapDoor } from '../../../src/mail/doors/imap/imap-door.ts';
import type { Take } from '../../../src/mail/doors/take.ts';
import type { ImapSettings } from '../../../src/mail/settings.ts';
import { imapPositions } from '../../../src/store/mail/imap-positions.ts';
import { imapFirstConnection } from '../../../src/store/schema/mail.ts';
import { ownDatabase } from '../../database.ts';
import { needs } from '../../needs.ts';
import { type Dovecot, password, startDovecot, user } from '../dovecot.ts';

needs('dovecot', 'the IMAP door, on a real Dovecot', () => {
  const own = ownDatabase();
  let dovecot: Dovecot;
  let door: ImapDoor | undefined;
  let taken: ArrivedMail[] = [];
  let mailboxes = 0;
  let mailbox = '';
  let folder = '';

  beforeAll(async () => {
    dovecot = await startDovecot();
  });
  afterAll(() => dovecot.stop());
  beforeEach(async () => {
    mailboxes += 1;
    mailbox = `support${mailboxes}@interzen.example`;
    folder = `Box${mailboxes}`;
    taken = [];
    const client = await dovecot.client();
    await client.mailboxCreate(folder);
    await client.logout();
  });
  afterEach(async () => {
    await door?.stop();
    door = undefined;
  });

  const take: Take = async mail => {
    taken.push(mail);
    return { outcome: 'opened', ticket: 1 };
  };

  function open(about: Partial<ImapSettings> = {}, how: Take = take, look: LookAhead | null = null): void {
    const settings: ImapSettings = {
      host: '127.0.0.1',
      port: dovecot.port,
      tls: 'none',
      user,
      auth: { kind: 'password', password },
      folder,
      after: { kind: 'flag' },
      since: new Date('2020-01-01'),
      pollSeconds: 60,
      ...about,
    };
    const positions = imapPositions(own.database.db);
    door = openImapDoor(mailbox, settings, positions, how, openLog('silent'), undefined, look);
  }

  /** Whether the first connection stands. */
  const isRead = async () => {
    const { db } = own.database;
    const first = await db.select().from(imapFirstConnection).where(eq(imapFirstConnection.mailbox, mailbox));
    return first.length > 0;
  };
  const subjects = () =>
    taken.map(({ source }) => /Subject: (.*?)\r/.exec(Buffer.from(source).toString())?.[1]);
  const raw = (subject: string) =>
    `From: a@b.example\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@x>\r\n\r\nbody\r\n`;

  async function deliver(names: string[], at = new Date()): Promise<void> {
    const client = await dovecot.client();
    for (const name of names) await client.append(folder, raw(name), [], at);
    await client.logout();
  }

  async function keywords(): Promise<string[][]> {
    const client = await dovecot.client();
    await client.mailboxOpen(folder);
    const all = await client.fetchAll('1:*', { flags: true }).catch(() => []);
    await client.logout();
    return all.map(({ flags }) => [...(flags ?? [])]);
  }

  test('IDLE tells of a mail at once, long before the poll', async () => {
    open();
    await deliver(['first']);
    await expect.poll(subjects).toEqual(['first']);
    await deliver(['second']);
    await expect.poll(subjects).toEqual(['first', 'second']);
    await expect.poll(keywords).toEqual([['Sportello'], ['Sportello']]);
  });

  test('500 mails in one go are all taken, once, in their order', async () => {
    const names = Array.from({ length: 500 }, (_, i) => `m${i}`);
    await deliver(names);
    open();
    await expect.poll(() => taken.length).toBe(500);
    expect(subjects()).toEqual(names);
  });

  test('what another client has read is taken all the same', async () => {
    await deliver(['seen']);
    const client = await dovecot.client();
    await client.mailboxOpen(folder);
    await client.messageFlagsAdd('1:*', ['\\Seen']);
    await client.logout();
    open();
    await expect.poll(subjects).toEqual(['seen']);
  });

  test('a mail that could not be taken is not marked, and comes again', async () => {
    let away = true;
    open({}, async mail => {
      if (away) throw new Error('database away');
      return await take(mail);
    });
    await deliver(['patient']);
    await expect.poll(async () => (await keywords()).length).toBe(1);
    expect(await keywords()).toEqual([[]]);
    away = false;
    await expect.poll(subjects).toEqual(['patient']);
    expect(taken).toHaveLength(1);
  });

  test('the server dies and comes back: a new connection, nothing twice', async () => {
    open();
    await deliver(['before']);
    await expect.poll(subjects).toEqual(['before']);
    await dovecot.kill();
    await dovecot.restart();
    await deliver(['after']);
    await expect.poll(subjects).toEqual(['before', 'after']);
  });

  test('a restart of the desk goes on where it was', async () => {
    await deliver(['one']);
    open();
    await expect.poll(subjects).toEqual(['one']);
    await door?.stop();
    await deliver(['two']);
    open();
    await expect.poll(subjects).toEqual(['one', 'two']);
  });

  test('another UIDVALIDITY: everything is looked at again, for the desk to recognise', async () => {
    await deliver(['old']);
    open();
    await expect.poll(subjects).toEqual(['old']);
    await door?.stop();
    const client = await dovecot.client();
    await client.mailboxDelete(folder);
    await client.mailboxCreate(folder);
    await client.logout();
    await deliver(['old', 'new']);
    open();
    await expect.poll(subjects).toEqual(['old', 'old', 'new']);
    const places = taken.map(({ place }) => place.split(':')[2]);
    expect(places[0]).not.toBe(places[1]);
  });

  test('the first connection leaves older mail alone', async () => {
    await deliver(['ancient'], new Date(Date.now() - 86_400_000 * 3));
    open({ since: null });
    await expect.poll(isRead).toBe(true);
    await deliver(['fresh'], new Date(Date.now() + 5000));
    await expect.poll(subjects).toEqual(['fresh']);
    expect(taken[0]?.fromBacklog).toBe(false);
  });

  test('what comes right after the first connection is new, by whatever clock; what is moved there from long before is not', async () => {
    await deliver(['lay there'], new Date(Date.now() + 60_000));
    open({ since: null });
    await expect.poll(isRead).toBe(true);
    await deliver(['moved'], new Date(Date.now() - 86_400_000 / 2));
    await deliver(['by a clock behind'], new Date(Date.now() - 120_000));
    await expect.poll(subjects).toEqual(['by a clock behind']);
    expect(taken[0]?.fromBacklog).toBe(false);
  });

  test('mail between the cut-off and the first connection is backlog', async () => {
    await deliver(['too-old'], new Date('2026-01-01T00:00:00Z'));
    await deliver(['backlog'], new Date('2026-06-01T00:00:00Z'));
    open({ since: new Date('2026-03-01T00:00:00Z') });
    await expect.poll(subjects).toEqual(['backlog']);
    expect(taken[0]).toMatchObject({ fromBacklog: true, arrivedAt: new Date('2026-06-01T00:00:00Z') });
  });

  test('which letters the mails answer that wait is told before the first of them is taken in', async () => {
    const ids = ['<sportello.1151.0.2-a.b@interzen.example>', '<sportello.1152.0.3-a.b@interzen.example>'];
    const client = await dovecot.client();
    await client.append(folder, raw('a new one'));
    const answer = `${raw('an answer').replace('\r\n\r\n', `\r\nIn-Reply-To: ${ids[0]}\r\nReferences: <x@y>\r\n ${ids[1]}\r\n\r\n`)}`;
    await client.append(folder, answer);
    await client.logout();
    const told: string[][] = [];
    open({}, take, async answered => {
      expect(taken).toEqual([]);
      told.push(answered.toSorted());
    });
    await expect.poll(subjects).toEqual(['a new one', 'an answer']);
    expect(told).toEqual([ids]);
  });

  test('taken mail is moved where that is wanted', async () => {
    const client = await dovecot.client();
    await client.mailboxCreate(`${folder}Done`);
    await client.logout();
    await deliver(['moved']);
    open({ after: { kind: 'move', folder: `${folder}Done` } });
    await expect.poll(subjects).toEqual(['moved']);
    await expect.poll(async () => (await keywords()).length).toBe(0);
  });

  test('a wrong password takes nothing, and stops at once when told', async () => {
    await deliver(['secret']);
    open({ auth: { kind: 'password', password: 'wrong' } });
    const client = await dovecot.client();
    await client.logout();
    expect(taken).toEqual([]);
  });
});
