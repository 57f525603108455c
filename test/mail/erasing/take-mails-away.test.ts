import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeMailsAwayCourier } from '../../../src/mail/erasing/take-mails-away.ts';
import type { MailboxSettings } from '../../../src/mail/settings.ts';
import { noteErasedMails } from '../../../src/store/privacy/erased-mails.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../../desk/a-desk.ts';
import { startImapServer } from '../doors/imap-server.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const mailbox = 'support@interzen.example';

let server: Awaited<ReturnType<typeof startImapServer>>;
beforeEach(async () => {
  server = await startImapServer({ capabilities: 'IMAP4rev1 UIDPLUS' });
  await desk.db.execute(sql`delete from erased_mail`);
});
afterEach(async () => await server.stop());

const source = (id: string) =>
  `Message-ID: ${id}\r\nFrom: Ada <ada@cliente.example>\r\n\r\n${id} scrive.\r\n`;

/** A mail that lies in the folder, and was erased. */
async function erased(uid: number, id = `<${uid}@cliente.example>`): Promise<void> {
  server.mails.push({ uid, source: source(id) });
  const arrivedAt = new Date('2026-11-25T10:00:00Z');
  const sought = { messageId: id, contentHash: `hash ${uid}`, place: `imap:${mailbox}:7:${uid}`, arrivedAt };
  await noteErasedMails(desk.db, null, [{ ...sought, mailbox }], desk.clock());
}

async function takesAway(moved: string | null = null): Promise<void> {
  const imap = {
    ...{ host: '127.0.0.1', port: server.port, tls: 'none', user: 'support', folder: 'INBOX' },
    ...{
      auth: { kind: 'password', password: 'geheim' },
      after: moved ? { kind: 'move', folder: moved } : { kind: 'flag' },
      since: null,
      pollSeconds: 1,
    },
  };
  const settings = [{ address: mailbox, imap }] as unknown as MailboxSettings[];
  await takeMailsAwayCourier(desk, settings)({});
}
const states = async () => {
  const rows = await desk.db.execute<{ state: string }>(sql`select state from erased_mail order by id`);
  return rows.map(({ state }) => state);
};
/** Once, where the server hears this: '' hangs up. */
const once = (heard: RegExp, says: string) => {
  let isDone = false;
  server.quirk = command => {
    if (isDone || !heard.test(command)) return null;
    isDone = true;
    return says;
  };
};
const deleted = () => server.heard.filter(command => command.startsWith('UID EXPUNGE'));

test.each([
  ['hangs up between two mails', /^UID SEARCH.*UID 2\b/, ''],
  ['hangs up as the folder is opened again', /^UID EXPUNGE 1/, ''],
  ['refuses to open the folder', /^SELECT/, 'TAG NO [UNAVAILABLE] later\r\n'],
  ['refuses to search', /^UID SEARCH UID/, 'TAG NO [LIMIT] later\r\n'],
  ['refuses to mark', /^UID STORE/, 'TAG NO [NOPERM] no\r\n'],
  ['refuses to delete', /^UID EXPUNGE/, 'TAG NO [NOPERM] no\r\n'],
])(
  'a server that %s has not said that a mail is not there, or gone: it is looked for again',
  async (_, heard, says) => {
    await erased(1);
    await erased(2);
    once(heard, says);
    await expect(takesAway()).rejects.toThrow();
    expect(await states()).toContain('waiting');
    expect(await states()).not.toContain('missing');
    await takesAway();
    expect(await states()).toEqual(['gone', 'gone']);
    expect(new Set(deleted())).toEqual(new Set(['UID EXPUNGE 1', 'UID EXPUNGE 2']));
  },
);

test('what a server refuses of one mail is not in the way of those behind it', async () => {
  await erased(1);
  await erased(2);
  server.quirk = command => (/^UID STORE 1\b/.test(command) ? 'TAG NO [NOPERM] no\r\n' : null);
  await expect(takesAway()).rejects.toThrow();
  expect(await states()).toEqual(['waiting', 'gone']);
});

test('a server that looks for no such id is asked for what came in then', async () => {
  await erased(1);
  server.quirk = command => (/^UID SEARCH.*HEADER/i.test(command) ? 'TAG NO [BADCHARSET] no\r\n' : null);
  await takesAway();
  expect(await states()).toEqual(['gone']);
});

test('what is not in its folder, or in none that is there, is missing', async () => {
  await erased(1);
  server.mails = [];
  await takesAway();
  await erased(2);
  server.quirk = command => {
    if (command.startsWith('SELECT')) return 'TAG NO no such mailbox\r\n';
    return command.startsWith('LIST') ? 'TAG OK done\r\n' : null;
  };
  await takesAway();
  expect(await states()).toEqual(['missing', 'missing']);
});

const noted = async (uid: number, id: string, hash: string | null, place: string | null = null) => {
  server.mails.push({ uid, source: source(id) });
  await desk.db.execute(sql`insert into erased_mail (mailbox, message_id, content_hash, place, state, at)
    values (${mailbox}, ${id}, ${hash}, ${place}, 'waiting', now())`);
};

test('the same mail twice in a folder goes twice', async () => {
  for (const uid of [1, 2]) await noted(uid, '<twice@x>', 'h', `imap:${mailbox}:7:${uid}`);
  await takesAway();
  expect(await states()).toEqual(['gone', 'gone']);
  expect(deleted()).toEqual(['UID EXPUNGE 1,2']);
});

test('of what was noted before it was kept what a mail says: its id tells it where no other bears it', async () => {
  await noted(1, '<one@x>', null);
  server.mails.push({ uid: 2, source: source('<one@x.longer>') });
  await takesAway();
  expect(await states()).toEqual(['gone']);
  expect(deleted()).toEqual(['UID EXPUNGE 1']);
  server.mails = [];
  await noted(3, '<same@x>', null);
  server.mails.push({ uid: 4, source: source('<same@x>') });
  await noted(5, '<unreadable.h@sportello.invalid>', null);
  await takesAway();
  expect(await states()).toEqual(['gone', 'unsure', 'unsure']);
  expect(deleted()).toEqual(['UID EXPUNGE 1']);
});

test('without an id of its own it is told by its place, in the folder where it came in alone', async () => {
  const own = '<h@missing-id.sportello.invalid>';
  await noted(1, own, 'h', `imap:${mailbox}:7:1`);
  server.mails = [{ uid: 1, source: 'From: Ada <ada@cliente.example>\r\n\r\nSenza.\r\n' }];
  await takesAway('Done');
  // The other folder, which numbers its own just so, holds another mail there.
  expect(deleted()).toEqual(['UID EXPUNGE 1']);
});
