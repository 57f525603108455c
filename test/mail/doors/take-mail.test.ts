import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openLog } from '../../../src/log.ts';
import { type ImapDoor, openImapDoor } from '../../../src/mail/doors/imap/imap-door.ts';
import type { Take } from '../../../src/mail/doors/take.ts';
import { takeMail } from '../../../src/mail/doors/take-mail.ts';
import { imapPositions } from '../../../src/store/mail/imap-positions.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../../desk/a-desk.ts';
import { needs } from '../../needs.ts';
import { type Dovecot, password, startDovecot, user } from '../dovecot.ts';

const patient = { timeout: 60_000, interval: 100 };

needs('dovecot', 'a mailbox on a real Dovecot, taken in by the desk', () => {
  const own = ownDatabase();
  const desk = aDesk(() => own.database.db);
  const taking = takeMail(desk, openLog('silent'));
  let dovecot: Dovecot;
  let doors: ImapDoor[] = [];
  let folder = '';
  let folders = 0;

  beforeAll(async () => {
    dovecot = await startDovecot();
  });
  afterAll(() => dovecot.stop());
  beforeEach(async () => {
    folders += 1;
    folder = `Box${folders}`;
    const client = await dovecot.client();
    await client.mailboxCreate(folder);
    await client.logout();
  });
  afterEach(async () => {
    for (const door of doors) await door.stop();
    doors = [];
  });

  function open(take: Take): void {
    doors.push(
      openImapDoor(
        `support${folders}@interzen.example`,
        {
          host: '127.0.0.1',
          port: dovecot.port,
          tls: 'none',
          user,
          auth: { kind: 'password', password },
          folder,
          after: { kind: 'flag' },
          since: new Date('2020-01-01'),
          pollSeconds: 60,
        },
        imapPositions(own.database.db),
        take,
        openLog('silent'),
      ),
    );
  }

  async function deliver(...sources: string[]): Promise<void> {
    const client = await dovecot.client();
    for (const source of sources) await client.append(folder, source.replace(/\n/g, '\r\n'));
    await client.logout();
  }

  const mail = (subject: string, head = '') =>
    `From: Paolo <paolo@cliente.example>\nTo: support@interzen.example\nSubject: ${subject}\nMessage-ID: <${folder}.${subject.replace(/\W/g, '')}@x>\n${head}\nBuongiorno, ${subject}.\n`;

  /** What became of each mail of this test, in the order of their UIDs. */
  async function outcomes(): Promise<string[]> {
    const rows = await own.database.db.execute<{ outcome: string }>(
      sql`select outcome from inbound_mail join mail_arrival on mail_id = inbound_mail.id
          where mail_arrival.mailbox = ${`support${folders}@interzen.example`} order by inbound_mail.id`,
    );
    return rows.map(({ outcome }) => outcome);
  }

  async function flagged(): Promise<boolean[]> {
    const client = await dovecot.client();
    await client.mailboxOpen(folder);
    const all = await client.fetchAll('1:*', { flags: true });
    await client.logout();
    return all.map(({ flags }) => flags?.has('Sportello') ?? false);
  }

  test('flagging fails after the commit: the mail is known all the same, and opens no second ticket', async () => {
    let takes = 0;
    await deliver(mail('la stampa non va'));
    open(async arrived => {
      const outcome = await taking(arrived);
      takes += 1;
      if (takes === 1) await dovecot.kill();
      return outcome;
    });
    await expect.poll(() => takes, patient).toBe(1);
    await dovecot.restart();
    await deliver(mail('il fax non va'));
    await expect.poll(outcomes, patient).toEqual(['opened', 'opened']);
    expect(await flagged()).toEqual([false, true]);
  });

  test('a crash between commit and position: the mail comes again, and is recognised', async () => {
    await deliver(mail('la rete non va'));
    open(async arrived => {
      await taking(arrived);
      throw new Error('crashed');
    });
    await expect.poll(outcomes, patient).toEqual(['opened']);
    await doors[0]?.stop();
    const again: string[] = [];
    open(async arrived => {
      const outcome = await taking(arrived);
      again.push(outcome.outcome);
      return outcome;
    });
    await expect.poll(() => again, patient).toEqual(['duplicate']);
    expect(await outcomes()).toEqual(['opened']);
  });

  test('every mail ends in one outcome: neither one that nobody can read nor a bug of ours keeps the newest out', async () => {
    const before = desk.suggest;
    desk.suggest = ({ subject }) => {
      if (subject.includes('vecchia')) throw new TypeError('undefined is not a function');
      return null;
    };
    const boundaries = Array.from(
      { length: 300 },
      (_, n) => `--b${n}\nContent-Type: multipart/mixed; boundary=b${n + 1}\n\n`,
    );
    await deliver(
      mail('nidi', `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b0\n\n${boundaries.join('')}`),
      mail('la vecchia va male'),
      mail('la nuova va bene'),
    );
    open(taking);
    // The one that fails is put aside after its neighbours are in.
    const settled = async () => (await outcomes()).toSorted();
    await expect.poll(settled, patient).toEqual(['opened', 'quarantined', 'quarantined']);
    await expect.poll(flagged, patient).toEqual([true, true, true]);
    const notices = await own.database.db.execute<{ error: string }>(
      sql`select payload -> 'details' ->> 'error' as error from graphile_worker._private_jobs
          where payload ->> 'subject' = 'unreadable-mail' order by id`,
    );
    expect(notices.map(({ error }) => error)).toEqual([
      expect.any(String),
      'the desk failed on it: undefined is not a function',
    ]);
    desk.suggest = before;
  });
});
