import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sql } from 'drizzle-orm';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onServer, ownDatabase } from '../database.ts';
import { freePort } from '../free-port.ts';
import { startImapServer } from '../mail/doors/imap-server.ts';
import { commandLine } from './command-line.ts';

const own = ownDatabase();
const shipped = readFileSync('desk.yaml', 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'sportello-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

let imap: Awaited<ReturnType<typeof startImapServer>>;
let smtpPort = 0;
/** A port on which nobody listens. */
let nobody = 0;
const smtp = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'] });
beforeAll(async () => {
  imap = await startImapServer();
  smtpPort = await freePort();
  nobody = await freePort();
  await new Promise<void>(done => smtp.listen(smtpPort, '127.0.0.1', () => done()));
});
afterAll(async () => {
  await imap.stop();
  await new Promise<void>(done => smtp.close(() => done()));
});

/** A desk with a mailbox, a way out and a Slack that nobody answers for. */
function setUp(change: (yaml: string) => string = yaml => yaml): string {
  const yaml = shipped
    .replace(
      '  - address: support@interzen.it\n',
      `  - address: support@interzen.it\n    imap: { host: 127.0.0.1, port: ${imap.port}, tls: none }\n`,
    )
    .replace(
      '# smtpOut:\n',
      `smtpOut: { host: 127.0.0.1, port: ${smtpPort}, tls: none, auth: none }\n# was:\n`,
    )
    .replace(
      '# slack:\n',
      `slack: { channel: C0123456789, apiUrl: "http://127.0.0.1:${nobody}/api/" }\n# was:\n`,
    );
  return change(yaml);
}
const tokens = {
  PUBLIC_URL: 'http://desk.example.com',
  IMAP_SUPPORT_PASSWORD: 'geheim',
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 's',
};

const ask = commandLine();

/** A command in a folder of its own, which is told nothing but this. */
async function run(
  yaml: string | null,
  env: NodeJS.ProcessEnv,
  ...command: string[]
): Promise<{ out: string; code: number }> {
  if (yaml === null) rmSync(join(folder, 'desk.yaml'), { force: true });
  else writeFileSync(join(folder, 'desk.yaml'), yaml);
  const { PATH, HOME, TMPDIR } = process.env;
  const { out, err, code } = await ask(command, { cwd: folder, env: { PATH, HOME, TMPDIR, ...env } });
  return { out: out + err, code };
}
const check = async (yaml: string | null, env: NodeJS.ProcessEnv) => await run(yaml, env, 'check');

describe('whatever fails, the rest is tested', () => {
  test('the database is away', async () => {
    const { out, code } = await check(setUp(), { ...tokens, DATABASE_URL: 'postgres://a:b@127.0.0.1:9/x' });
    expect(code).toBe(1);
    expect(out).toMatch(
      /✗ Database .*ECONNREFUSED.*\n.*→ nobody listens on 127\.0\.0\.1:9: correct DATABASE_URL/,
    );
    expect(out).toMatch(/✓ IMAP support@interzen\.it +INBOX on 127\.0\.0\.1, 0 mails/);
    expect(out).toMatch(/✓ SMTP out +127\.0\.0\.1:\d+/);
    expect(out).toMatch(/✗ Slack token .*\n.*→ nobody listens on 127\.0\.0\.1/);
    expect(out).toMatch(/\n2 faults, \d+ warnings\.\n$/);
    expect(out).not.toContain('\u001b');
    expect(out).not.toContain('geheim');
  });

  test('the database lets nobody in, or is not there: each has its own advice', async () => {
    const wrong = new URL(own.url);
    wrong.pathname = '/nobody_has_made_this';
    const { out } = await check(setUp(), { ...tokens, DATABASE_URL: wrong.href });
    expect(out).toContain('→ make the database (createdb nobody_has_made_this)');
  });

  test('the tables’ owner is let in, or is not, or is led elsewhere', async () => {
    const owner = new URL(own.ownerUrl);
    const ofOwner = async (url: URL) =>
      (await check(setUp(), { ...tokens, DATABASE_URL: own.url, DATABASE_OWNER_URL: url.href })).out;
    expect(await ofOwner(owner)).toMatch(/✓ Database’s owner +\S+ may log in/);
    const nobody = new URL(owner);
    nobody.username = 'nobody_has_made_them';
    expect(await ofOwner(nobody)).toMatch(
      /✗ Database’s owner .*\n.*→ correct user and password in DATABASE_OWNER_URL/,
    );
    const elsewhere = new URL(owner);
    elsewhere.pathname = '/postgres';
    expect(await ofOwner(elsewhere)).toMatch(
      /✗ Database’s owner +DATABASE_OWNER_URL leads to another database than DATABASE_URL/,
    );
  });

  test('parts of desk.yaml and a token', async () => {
    const { out, code } = await check(
      setUp(yaml =>
        yaml.replace('zone: Europe/Rome', 'zone: Rome').replace('rota: []', 'rota: [x@example.com]'),
      ),
      { ...tokens, SLACK_BOT_TOKEN: '', DATABASE_URL: own.url },
    );
    expect(code).toBe(1);
    expect(out).toMatch(/✗ Configuration +desk\.yaml, line \d+: calendar\.zone: write a zone/);
    expect(out).toMatch(/✗ Configuration +desk\.yaml, line \d+: duty\.rota, item 1: nobody/);
    expect(out).toMatch(/✗ Configuration +environment: SLACK_BOT_TOKEN: is missing/);
    expect(out).toMatch(/✓ Database +PostgreSQL \S+.*migrated/);
    expect(out).toMatch(/✓ IMAP support@interzen\.it/);
    expect(out).toMatch(/✓ SMTP out/);
    expect(out).not.toContain('Slack token');
  });

  test('there is no desk.yaml at all', async () => {
    const { out, code } = await check(null, { DATABASE_URL: own.url });
    expect(code).toBe(1);
    expect(out).toMatch(/✗ Configuration +desk\.yaml: there is none in/);
    expect(out).toMatch(/✓ Database/);
    // Who stands in a file that cannot be read, nobody knows.
    expect(out).not.toContain('Operators');
  });

  test('a server that does not speak TLS from the first byte: in plain words', async () => {
    const { out } = await check(
      setUp(yaml => yaml.replace(`port: ${imap.port}, tls: none`, `port: ${imap.port}, tls: implicit`)),
      { ...tokens, DATABASE_URL: own.url },
    );
    expect(out).toMatch(/✗ IMAP support@interzen\.it +TLS fails: [a-z ]+\n/);
    expect(out).not.toContain('SSL routines');
  });
});

test('with warnings alone it is 0', async () => {
  const { out, code } = await check(shipped, { DATABASE_URL: own.url, LOG_LEVEL: 'silent' });
  expect(out).toMatch(/! Log .*no request can be followed\n.*→ write LOG_LEVEL=info/);
  expect(out).toMatch(/\n0 faults, 1 warning\.\n$/);
  expect(code).toBe(0);
});

test('warns of what works and is unwise', async () => {
  const { out } = await check(
    setUp(yaml =>
      yaml
        .replace('operators: []', 'operators: [{ email: anna@example.com, name: Anna }]')
        .replace('rota: []', 'rota: [anna@example.com]')
        .replace('"::1"', '"0.0.0.0/0"')
        .replace('auth: none', 'auth: none, requireTls: false')
        .concat('\nroutes: [{ company: acmee, slack: C0123BILLS }]\n'),
    ),
    { ...tokens, DATABASE_URL: own.url },
  );
  for (const says of [
    /! IMAP support@interzen\.it +mails and the password go to 127\.0\.0\.1 in clear \(tls: none\)\n.*→ .*write tls: implicit or starttls/,
    /! SMTP out .*in clear/,
    /! SMTP out +requireTls is the old way/,
    /! PUBLIC_URL +links to customers’ files cross the network in clear/,
    /! Operators +nobody is an admin/,
    /! Operators +nobody is a manager/,
    /! Duty +one person is always on duty/,
    /! Routes +item 1: no company has the key acmee.*\n.*→ write the key of a company, or import it/,
    /! Duty +anna@example\.com is on duty and may not extend/,
    /! Restricted requests +nobody is named who sees requests about vulnerabilities: managers and admins read them.*\n.*→ make a private channel on each platform, invite the app, and name it \(desk\.yaml: restricted\)/,
    /! SMTP door +0\.0\.0\.0\/0 lets nearly everybody deliver/,
    /! SMTP door +it listens on 127\.0\.0\.1, where 0\.0\.0\.0\/0 cannot reach it/,
  ])
    expect(out).toMatch(says);
});

test('a database of another Sportello is told, and left as it is', async () => {
  const { db } = own.database;
  const [latest] = await onServer(
    own.ownerUrl,
    owner => owner<{ hash: string; created_at: string }[]>`
      delete from drizzle.__drizzle_migrations
      where created_at = (select max(created_at) from drizzle.__drizzle_migrations) returning hash, created_at`,
  );
  if (!latest) throw new Error('not migrated');
  const rows = async () => Number((await db.execute(sql`select from drizzle.__drizzle_migrations`)).length);
  const before = await rows();
  try {
    const { out } = await check(shipped, { DATABASE_URL: own.url });
    expect(out).toMatch(/✓ Database .*to be migrated/);
    expect(await rows()).toBe(before);
    const tickets = await run(shipped, { DATABASE_URL: own.url }, 'tickets');
    expect(tickets).toMatchObject({
      code: 1,
      out: expect.stringContaining('start the server, which migrates it'),
    });
    expect(await rows()).toBe(before);
  } finally {
    await onServer(
      own.ownerUrl,
      owner => owner`insert into drizzle.__drizzle_migrations ${owner(latest, 'hash', 'created_at')}`,
    );
  }
});

describe('a command asks only for what it uses: a desk that is set up, and an environment without any token', () => {
  const withDatabase = () => ({ DATABASE_URL: own.url });
  const teams = (yaml: string) => yaml.replace('# teams:\n', 'teams: { channel: installed }\n# was:\n');
  test('deadline', async () => {
    const asked = ['deadline', '--received', '2026-12-04T18:00', '--priority', '1'];
    const { out, code } = await run(setUp(teams), {}, ...asked);
    expect(out).toContain('due Mon 7 Dec 9:30.');
    expect(code).toBe(0);
    expect(await run(setUp(teams), {}, 'deadline', '--batch')).toEqual({ out: '', code: 0 });
  });
  test('deadline, with a fault in a part that it does not read, and with one in a part that it reads', async () => {
    const asked = ['deadline', '--received', '2026-12-04T18:00', '--priority', '1'];
    const elsewhere = await run(
      setUp(yaml => yaml.replace('language: it', 'language: de')),
      {},
      ...asked,
    );
    expect(elsewhere.code).toBe(0);
    const here = await run(
      setUp(yaml => yaml.replace('zone: Europe/Rome', 'zone: Rome')),
      {},
      ...asked,
    );
    expect(here).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^desk\.yaml, line \d+: calendar\.zone: write/),
    });
  });
  test('tickets and ticket', async () => {
    expect(await run(setUp(teams), withDatabase(), 'tickets')).toMatchObject({
      code: 0,
      out: 'There are no tickets yet.\n',
    });
    expect(await run(setUp(teams), withDatabase(), 'ticket', '1042')).toMatchObject({
      out: 'There is no ticket 1042.\n',
    });
  });
  test('mail explain', async () => {
    const mail = resolve('test/fixtures/mail/clients/gmail-web-it-reply.eml');
    const { out, code } = await run(setUp(teams), {}, 'mail', 'explain', mail);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toHaveProperty('file');
  });
  test('teams-package asks for its own two words', async () => {
    expect(await run(setUp(teams), {}, 'teams-package')).toMatchObject({
      code: 1,
      out: expect.stringContaining('TEAMS_APP_ID'),
    });
    const id = '33333333-3333-4333-8333-333333333333';
    const { code } = await run(
      setUp(teams),
      { TEAMS_APP_ID: id, PUBLIC_URL: 'https://desk.example.com' },
      'teams-package',
    );
    expect(code).toBe(0);
    const odd = await run(
      setUp(teams),
      { TEAMS_APP_ID: id, PUBLIC_URL: 'desk.example.com' },
      'teams-package',
    );
    expect(odd).toMatchObject({
      code: 1,
      out: expect.stringContaining('PUBLIC_URL: must begin with https://'),
    });
  });
  test('reference, help', async () => {
    expect((await run(null, {}, 'reference')).out).toBe(readFileSync('docs/reference.md', 'utf8'));
    expect((await run(null, {}, 'help')).code).toBe(0);
  });
});
