import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultInWords, faultsInWords } from '../../src/config/faults.ts';
import { variableNames } from '../../src/config/keys/environment.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { readEnvFile } from '../../src/config/reading/env-file.ts';

const shipped = readFileSync('desk.yaml', 'utf8');
/** Enough of a desk, with what a test adds. */
const small = (more = '') =>
  shipped
    .replace(/\n# Who may press the buttons[\s\S]*?\n\n/, '\n')
    .replace('operators: []', '')
    .concat('\n', more);

/** `line: key: says`, as they are told. */
function told(yaml: string | Uint8Array, env: NodeJS.ProcessEnv = {}, envFile?: string): string[] {
  const loaded = loadConfig(
    yaml,
    env,
    envFile === undefined ? {} : { envFile: readEnvFile(Buffer.from(envFile), variableNames) },
  );
  return loaded.ok ? [] : loaded.faults.map(faultInWords);
}
const lineOf = (yaml: string, text: string) => yaml.slice(0, yaml.indexOf(text)).split('\n').length;
const mailbox = (yaml: string) =>
  shipped.replace(/mailboxes:\n {2}- address: support@interzen.it\n/, `mailboxes:\n${yaml}`);

test('the ledger is kept for six months at least, however they are written', () => {
  const ledger = (span: string) => told(small(`privacy:\n  retention:\n    ledger: ${span}\n`));
  for (const short of ['5 months', '183 days', '30 days'])
    expect(ledger(short)).toEqual([
      expect.stringMatching(/privacy.retention.ledger.*6 months at least.*Garante/),
    ]);
  for (const long of ['6 months', '184 days', '1 year']) expect(ledger(long)).toEqual([]);
});

test('words and files are kept for longer than an answer reopens their request', () => {
  const kept = (of: string, span: string, reopens = '10d') =>
    told(
      small(`privacy:\n  retention:\n    ${of}: ${span}\n`).replace(
        /^reopenWithin: 10d/m,
        `reopenWithin: ${reopens}`,
      ),
    );
  for (const of of ['closed', 'attachments']) {
    for (const short of ['1 day', '27 days'])
      expect(kept(of, short)).toEqual([
        expect.stringMatching(
          `privacy.retention.${of}: write 28 days at least: an answer reopens .* for 10d`,
        ),
      ]);
    expect(kept(of, '3 months', '60d')).toEqual([expect.stringContaining('write 98 days at least')]);
    for (const long of ['28 days', '1 month', '24 months']) expect(kept(of, long)).toEqual([]);
  }
  expect(kept('rawMail', '1 day')).toEqual([]);
});

describe('encodings', () => {
  const utf16 = (text: string) => Buffer.from(text, 'utf16le');
  const withAccent = shipped.replace('Assistenza ZenShare', 'Qualità');
  test('UTF-8 is read, with a byte order mark too', () => {
    for (const text of [withAccent, `\ufeff${withAccent}`, withAccent.replaceAll('\n', '\r\n')]) {
      const loaded = loadConfig(Buffer.from(text), {});
      expect(loaded).toMatchObject({ ok: true, config: { policy: { desk: { name: 'Qualità' } } } });
    }
  });
  test('Latin-1 is refused with the line of its first letter', () => {
    const [fault] = told(Buffer.from(withAccent, 'latin1'));
    expect(fault).toContain('save it as UTF-8');
    expect(fault).toMatch(/^desk\.yaml, line \d+: /);
    const early = Buffer.from('a: b\nname: Qualit\xe0\n', 'latin1');
    expect(told(early)[0]).toContain('desk.yaml, line 2: ');
  });
  test.each([
    ['UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16('desk: 1')])],
    ['UTF-16, big end first', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16('desk: 1').swap16()])],
    ['UTF-16 without it', utf16('desk: 1')],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x64, 0, 0, 0])],
    ['UTF-32, big end first', Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x64])],
    ['what is left of a letter', Buffer.from('name: Qualit\ufffd')],
  ])('%s', (_name, bytes) => {
    expect(told(bytes).join()).toMatch(/^desk\.yaml, line 1: .*UTF-8/);
  });
});

describe('a file that is no desk', () => {
  const chats = { SLACK_BOT_TOKEN: 'xoxb-1', TEAMS_APP_ID: '00000000-0000-4000-8000-000000000001' };
  test('is one fault: nothing is said of what could not be read', () => {
    const latin1 = Buffer.from(shipped.replace('Assistenza ZenShare', 'Qualit\xe0'), 'latin1');
    expect(told(latin1, chats)).toEqual([expect.stringContaining('save it as UTF-8')]);
    expect(told('a: { b: 1h c: 1d }\n', chats)).toHaveLength(1);
  });

  test('a part that is at fault is not missing', () => {
    const faults = told(`${shipped}\nslack: { chanel: C1 }\nteams: 5\n`, chats).join('\n');
    expect(faults).toContain('slack.chanel: nobody reads this key: did you mean channel?');
    expect(faults).not.toContain('is missing, though');
  });

  test.each([
    ['', 'desk.yaml, line 1: nothing stands in it'],
    ['# nothing\n', 'nothing stands in it'],
    ['---\n', 'nothing stands in it'],
    ['- a\n', 'line 1: write keys with their values'],
    ['hello\n', 'line 1: write keys with their values'],
    [`${shipped}---\ndesk:\n  name: x\n`, `desk.yaml, line ${shipped.split('\n').length}: a second document`],
    [`a: 1\na: 2\n`, 'line 2: this key stands here a second time'],
    ['a:\n\t- b\n', 'line 2: begins with a tab'],
    ['a:\n\u00a0\u00a0b: 1\n', 'line 2: begins with a no-break blank'],
    ['a: [1\n', 'is set in differently'],
    ['a: "x\n', 'something is not closed'],
    ['a: b: c\n', 'line 1: has two colons'],
    ['a: { b: 1h c: 1d }\n', 'line 1: something lacks between { and }'],
    ['a: "x\\q"\n', 'line 1: between "…" a backslash begins'],
    ['a: 1\nb\n', 'line 2: no key with its value'],
    ['a: 1\nb:2\nc: 3\n', 'line 2: a key must stand on one line, with a colon'],
    ["a: 'it's'\n", 'line 1: has something that belongs nowhere'],
    ['a: [1, 2]]\n', 'line 1: has something that belongs nowhere'],
    ['a: @x\n', 'line 1: a text that begins with this sign must stand in quotes'],
    ['a: 1\nb: {{x}}\n', 'line 2: a text that begins with { or [ must stand in quotes'],
    ['a: 1\nb: !x y\n', 'line 2: a text that begins with ! must stand in quotes'],
    ['a: 1\nb: *x\n', 'line 2: *x stands for what is marked with &x further up'],
    ['a: &x\n  b: *x\n', 'line 2: *x stands within what it stands for'],
  ])('%#', (yaml, says) => {
    expect(told(yaml).join('\n')).toContain(says);
  });
  test('anchors, aliases and merges are understood', () => {
    const yaml = shipped
      .replace('mon: ["09:00-13:00", "14:30-18:30"]', 'mon: &day ["09:00-13:00", "14:30-18:30"]')
      .replace('tue: ["09:00-13:00", "14:30-18:30"]', 'tue: *day')
      .replace('2: { claim: 4h, resolve: 2d }', '2: &two { claim: 4h, resolve: 2d }')
      .replace('3: { claim: 8h, resolve: 5d }', '3: { <<: *two, resolve: 5d }');
    expect(told(yaml)).toEqual([]);
    expect(loadConfig(yaml, {})).toMatchObject({
      config: { policy: { promises: { 3: { claim: { amount: 4 }, resolve: { amount: 5 } } } } },
    });
  });
  test('a fault in what an alias stands for is told where it is written', () => {
    const yaml = shipped
      .replace('mon: ["09:00-13:00", "14:30-18:30"]', 'mon: &day ["9-13"]')
      .replace('tue: ["09:00-13:00", "14:30-18:30"]', 'tue: *day');
    expect(told(yaml)).toEqual([
      expect.stringContaining(`line ${lineOf(yaml, 'mon: &day')}: calendar.week.mon, item 1: write a window`),
      expect.stringContaining(`line ${lineOf(yaml, 'mon: &day')}: calendar.week.tue, item 1: write a window`),
    ]);
  });
});

describe('every fault says file, line, key, and what to write', () => {
  test('all at once, in the order of the lines, whatever part they are in', () => {
    const yaml = shipped
      .replace('language: it', 'language: de')
      .replace('port: 2525', 'port: 99999')
      .replace('"127.0.0.1/8"', '"127.0.0.1/33"')
      .replace('zone: Europe/Rome', 'zone: Rome')
      .replace('claim: 4h, resolve: 2d', 'claim: 4d, resolve: 2d')
      .replace('rota: []', 'rota: [nobody@example.com]')
      .replace('undoSeconds: 30', 'undoSecond: 30')
      .replace('{{operator.name}}', '{{operater.name}}');
    const env = { PORT: '4190', PUBLIC_URL: 'desk.example.com', LOG_LEVEL: 'loud' };
    const faults = told(yaml, env);
    expect(faults).toEqual([
      expect.stringMatching(`line ${lineOf(yaml, 'language: de')}: desk.language: write it or en`),
      expect.stringContaining(`line ${lineOf(yaml, 'port: 99999')}: smtpDoor.port: a port is between`),
      expect.stringContaining('smtpDoor.allowedNetworks, item 1: 127.0.0.1/33 is not a network'),
      expect.stringContaining('calendar.zone: write a zone such as Europe/Rome'),
      expect.stringContaining('promises.2.claim: a request is claimed before it is resolved'),
      expect.stringContaining('duty.rota, item 1: nobody with the address nobody@example.com'),
      expect.stringContaining('undoSecond: nobody reads this key: did you mean undoSeconds?'),
      expect.stringContaining('letters.claim.it.body: {{operater.name}} is not known'),
      expect.stringContaining('environment: PORT: browsers and programs refuse'),
      expect.stringContaining('environment: PUBLIC_URL: must begin with https://'),
      expect.stringContaining('environment: LOG_LEVEL: write info'),
    ]);
    for (const fault of faults.slice(0, 8)) expect(fault).toMatch(/^desk\.yaml, line \d+: \S/);
    expect(faultsInWords([])).toContain('cannot start');
  });
  test('what is missing is told where it belongs', () => {
    const yaml = shipped.replace(/ {2}name: Assistenza.*\n/, '');
    expect(told(yaml)).toEqual([
      `desk.yaml, line ${lineOf(yaml, 'desk:\n')}: desk.name: is missing: write a text here`,
    ]);
    expect(told(shipped.replace(/^reopenWithin.*\n/m, '')).join()).toMatch(
      /^desk\.yaml: reopenWithin: is missing: write hours/,
    );
  });
  test.each([
    ['smtpOut', 'customers are written to by email'],
    ['slack', 'is missing, though SLACK_… is set'],
    ['teams', 'is missing, though TEAMS_… is set'],
  ])(
    'a part that stands there as a comment is told where it stands, and that the # goes: %s',
    (part, says) => {
      const set = { SLACK_BOT_TOKEN: 'xoxb-1', TEAMS_APP_ID: '00000000-0000-4000-8000-000000000001' };
      const mailbox = '  - address: a@example.com\n    imap: { host: imap.example.com }\n';
      const yaml = shipped.replace(
        /mailboxes:\n {2}- address: support@interzen.it\n/,
        `mailboxes:\n${mailbox}`,
      );
      const fault = told(yaml, { ...set, IMAP_A_PASSWORD: 'p' }).find(each => each.includes(`: ${part}: `));
      expect(fault).toContain(`desk.yaml, line ${lineOf(yaml, `# ${part}:`)}: ${part}: ${says}`);
      expect(fault).toContain('take the # away');
      const without = told(yaml.replace(`# ${part}:\n`, ''), { ...set, IMAP_A_PASSWORD: 'p' });
      expect(without.find(each => each.includes(`: ${part}: `))).toMatch(
        new RegExp(`^desk\\.yaml: ${part}: `),
      );
    },
  );
  test('one word misspelt in all emails: what was meant, and no list', () => {
    const faults = told(shipped.replaceAll('{{ticket.subject}}', '{{ticket.subjct}}'));
    expect(faults.length).toBeGreaterThan(8);
    for (const fault of faults) {
      expect(fault).toMatch(/\{\{ticket\.subjct\}\} is not known: did you mean \{\{ticket\.subject\}\}\?$/);
      expect(fault.length).toBeLessThan(160);
    }
  });
  test('one that resembles nothing: the list is said once, with the first', () => {
    const faults = told(shipped.replaceAll('{{ticket.subject}}', '{{oggetto}}'));
    const [first = '', ...others] = faults;
    expect(first).toMatch(/\{\{oggetto\}\} is not known; use one of customer\.name, .*ticket\.subject/);
    const [, key = ''] = /line \d+: (\S+): /.exec(first) ?? [];
    expect(others.length).toBeGreaterThan(7);
    for (const fault of others) expect(fault).toMatch(new RegExp(`; use one of those named for ${key}$`));
  });
  test('items are counted from 1', () => {
    const yaml = shipped.replace(
      'operators: []',
      'operators:\n  - { email: a@example.com, name: A }\n  - { email: b@example.com, name: B, role: boss }',
    );
    expect(told(yaml)).toEqual([
      `desk.yaml, line ${lineOf(yaml, 'operators:') + 2}: operators, item 2, role: write operator, manager or admin`,
    ]);
  });
  test.each([
    ['desk:\n', 'desk:\n  fone: x\n', 'desk.fone: nobody reads this key: did you mean phone?'],
    ['zone:', 'Zone: x\n  zone:', 'calendar.Zone: nobody reads this key: did you mean zone?'],
    ['desk:\n', 'mailboxs: []\ndesk:\n', 'mailboxs: nobody reads this key: did you mean mailboxes?'],
    ['desk:\n', 'colour: red\ndesk:\n', 'colour: nobody reads this key: look for a misspelling'],
    ['desk:\n', 'desk:\n  undoSeconds: 3\n', 'desk.undoSeconds: it belongs to the first level'],
    [
      'desk:\n',
      'desk:\n  zone: Europe/Rome\n',
      'desk.zone: nobody reads this key here: it belongs under calendar',
    ],
    [
      'port: 2525',
      'port: 2525\n  lmtp_port: 2424',
      'smtpDoor.lmtp_port: nobody reads this key: did you mean lmtpPort?',
    ],
  ])('a key that nobody reads: %j', (right, wrong, says) => {
    expect(told(shipped.replace(right, wrong)).join('\n')).toContain(says);
  });
  test('a key with nothing behind it is not said', () => {
    expect(
      told(
        shipped
          .replace('operators: []', 'operators:')
          .replace('holidays:\n', 'closures:\n')
          .replace('closures: []', '')
          .replace(/closures:\n {4}country[^\n]*\n[^\n]*\n[^\n]*\n/, 'closures:\n'),
      ),
    ).toEqual([]);
  });
});

describe('what lies between keys', () => {
  const imap = (about: string) => `    imap: { host: imap.example.com, ${about} }\n`;
  const tokens = { PUBLIC_URL: 'https://x.example', IMAP_A_PASSWORD: 'p', IMAP_B_PASSWORD: 'p' };
  const withImap = (...items: [string, string][]) =>
    mailbox(items.map(([address, about]) => `  - address: ${address}\n${imap(about)}`).join(''));

  test.each([
    ['after: INBOX', 'mailboxes, item 1, imap.after: mails would be moved into the folder that is read'],
    ['after: inbox', 'mailboxes, item 1, imap.after: mails would be moved'],
    ['folder: Richieste, after: Richieste', 'mailboxes, item 1, imap.after: mails would be moved'],
  ])('a folder that is read and moved into: %s', (about, says) => {
    expect(told(withImap(['a@example.com', about]), tokens).join('\n')).toContain(says);
  });
  test('other folders are right', () => {
    const faults = told(withImap(['a@example.com', 'folder: Richieste, after: INBOX']), tokens).join('\n');
    expect(faults).not.toContain('imap');
  });
  test('a circle over two mailboxes of one account, and one folder read twice', () => {
    const two = withImap(
      ['a@example.com', 'user: u, after: Fatto'],
      ['b@example.com', 'user: U, folder: Fatto, after: flag'],
    );
    expect(told(two, tokens).join('\n')).toContain(
      'item 1, imap.after: mails would be moved into a folder that is read for another',
    );
    const same = withImap(['a@example.com', 'user: u'], ['b@example.com', 'user: u']);
    expect(told(same, tokens).join('\n')).toContain('item 2, imap: this folder is read for item 1 already');
  });
  test.each([
    ['support@interzen.it', 'Support@Interzen.IT'],
    ['support@bücher.example', 'support@xn--bcher-kva.example'],
    ['support@bücher.example', 'SUPPORT@BÜCHER.example'],
  ])('the same mailbox twice: %s and %s', (one, other) => {
    const yaml = mailbox(`  - address: ${one}\n  - address: ${other}\n`);
    expect(told(yaml)).toEqual([
      expect.stringMatching(/line \d+: mailboxes, item 2, address: .* is item 1 already/),
    ]);
  });
  test('the same operator twice', () => {
    const yaml = shipped.replace(
      'operators: []',
      'operators: [{ email: Anna@example.com, name: A }, { email: anna@example.com, name: B }]',
    );
    expect(told(yaml)).toEqual([
      expect.stringContaining('operators, item 2, email: anna@example.com is item 1 already'),
    ]);
  });
  test('people whom nobody knows', () => {
    const people = 'operators: [{ email: giulia.verdi@example.com, name: G, role: manager }]';
    const yaml = shipped
      .replace('operators: []', people)
      .replace('rota: []', 'rota: [Giulia.Verdi@example.com, giulia.verde@example.com]')
      .replace(
        'closures: []',
        'closures: [{ from: 2026-08-10, to: 2026-08-21, name: x, onCall: x@example.com }]',
      );
    expect(told(yaml)).toEqual([
      expect.stringContaining(
        'closures, item 1, onCall: nobody with the address x@example.com stands under operators',
      ),
      expect.stringContaining(
        'duty.rota, item 2: nobody with the address giulia.verde@example.com stands under operators: did you mean giulia.verdi@example.com?',
      ),
    ]);
  });
  test.each([
    ['1: { claim: 1h, resolve: 1d }', '1: { claim: 9h, resolve: 1d }', true],
    ['1: { claim: 1h, resolve: 1d }', '1: { claim: 8h, resolve: 1d }', false],
    ['1: { claim: 1h, resolve: 1d }', '1: { claim: 61m, resolve: 1h }', true],
  ])('a claim later than the resolution: %s -> %s', (right, wrong, isFault) => {
    expect(told(shipped.replace(right, wrong)).join().includes('claimed before it is resolved')).toBe(
      isFault,
    );
  });
  test.each([
    ['lmtpPort: 2525', {}, 'smtpDoor.lmtpPort: port 2525 is SMTP’s already'],
    ['lmtpPort: 3978', {}, 'smtpDoor.lmtpPort: port 3978 is PORT’s already'],
    ['', { PORT: '2525' }, 'smtpDoor.port: port 2525 is PORT’s already'],
    ['', { SMTP_DOOR_PORT: '3978' }, 'environment: SMTP_DOOR_PORT: port 3978 is PORT’s already'],
  ])('one port for two doors: %s %j', (line, env, says) => {
    expect(told(shipped.replace('port: 2525', `port: 2525\n  ${line}`), env).join()).toContain(says);
  });
  test('any free port is no clash', () => {
    expect(told(shipped, { PORT: '0', SMTP_DOOR_PORT: '0' })).toEqual([]);
  });
});

describe('the environment', () => {
  test.each(['1', '25', '587', '2049', '4190', '5060', '6000', '6667', '10080'])(
    'port %s is refused by clients',
    PORT => {
      expect(told(shipped, { PORT }).join()).toContain(
        `environment: PORT: browsers and programs refuse to speak to port ${PORT}`,
      );
    },
  );
  test.each(['80', '443', '3978', '4191', '8080', '6001'])('port %s is not', PORT => {
    expect(told(shipped, { PORT })).toEqual([]);
  });
  test.each([
    ['desk.example.com', 'must begin with https://'],
    ['desk.example.com:3978', 'must begin with https://'],
    ['ftp://desk.example.com', 'must begin with https://'],
    ['https:/desk.example.com', 'must begin with https://'],
    ['//desk.example.com', 'must begin with https://'],
    ['https://anna:x@desk.example.com', 'no log-in belongs into it'],
    ['https://desk.example.com/?a=b', 'nothing belongs behind'],
    ['https://desk.example.com/#a', 'nothing belongs behind'],
    ['https://desk.example.com:4190', 'browsers refuse to speak to port 4190'],
    ['https://', 'must begin with https://'],
  ])('PUBLIC_URL=%s', (PUBLIC_URL, says) => {
    expect(told(shipped, { PUBLIC_URL }).join()).toContain(`environment: PUBLIC_URL: ${says}`);
  });
  test.each([
    ['https://desk.example.com/', 'https://desk.example.com'],
    ['https://example.com/sportello/', 'https://example.com/sportello'],
    ['http://localhost:3978', 'http://localhost:3978'],
    [' https://desk.example.com\r', 'https://desk.example.com'],
  ])('PUBLIC_URL=%s is taken', (PUBLIC_URL, publicUrl) => {
    expect(loadConfig(shipped, { PUBLIC_URL })).toMatchObject({ ok: true, config: { http: { publicUrl } } });
  });
  test('quotes that another program left in a value', () => {
    expect(told(shipped, { DATABASE_URL: 'postgres://a:x,y@one:5432,two:5432/b' })).toEqual([
      'environment: DATABASE_URL: write one host: where a replica takes over, its address moves (docs/several-processes.md)',
    ]);
    expect(told(shipped, { DATABASE_URL: 'postgres://a:x,y@one:5432/b' })).toEqual([]);
    expect(told(shipped, { DATABASE_URL: '"postgres://a/b"' })).toEqual([
      'environment: DATABASE_URL: the quotes belong to the value here: write it without them',
    ]);
  });
});

describe('names that are nearly ours', () => {
  const misspelt = (env: NodeJS.ProcessEnv, yaml = shipped, file = '') =>
    loadConfig(yaml, env, { envFile: readEnvFile(Buffer.from(file), variableNames) }).usable.misspelt;
  test.each([
    ['SLACK_BOT_TOKN', 'SLACK_BOT_TOKEN'],
    ['slack_bot_token', 'SLACK_BOT_TOKEN'],
    ['TEAMS_TENANTID', 'TEAMS_TENANT_ID'],
    ['PUBLICURL', 'PUBLIC_URL'],
    ['IMAP_SUPORT_PASSWORD', 'IMAP_SUPPORT_PASSWORD'],
  ])('%s is noticed, and keeps nothing from starting', (name, meant) => {
    expect(misspelt({ [name]: 'x' })).toEqual([{ name, meant }]);
    expect(told(shipped, { [name]: 'x' })).toEqual([]);
  });
  test('other programs’ are not, nor what is ours', () => {
    const others = [
      'PATH',
      'HOME',
      'HOSTNAME',
      'LOGNAME',
      'PWD',
      'TERM',
      'NODE_ENV',
      'SMTP_HOST',
      'DATABASE_NAME',
    ];
    expect(misspelt(Object.fromEntries([...others, ...variableNames].map(name => [name, 'x'])))).toEqual([]);
    const hook = `${shipped}\nwebhooks: [{ name: tracker, url: https://x.example, events: [ticket.opened] }]\n`;
    expect(misspelt({ WEBHOOK_TRACKER_SECRET: 'x', WEBHOOK_TRACKER_SECRET_OLD: 'x' }, hook)).toEqual([]);
  });
  test('one beside which the right one is set, or that is set to nothing, is another’s', () => {
    expect(misspelt({ SLACK_BOT_TOKN: 'x', SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([]);
    expect(misspelt({ SLACK_BOT_TOKN: ' ' })).toEqual([]);
  });
  test('what stands in .env is a fault there, and said once', () => {
    expect(misspelt({ SLACK_BOT_TOKN: 'x' }, shipped, 'SLACK_BOT_TOKN=x\n')).toEqual([]);
  });
});

describe('.env', () => {
  test.each([
    ['PORT=x\n', '.env, line 1: PORT: write a port number'],
    ['# a\n\nPORT = 4190\n', '.env, line 3: PORT: browsers'],
    ['A=1\r\nLOG_LEVEL=loud\r\n', '.env, line 2: LOG_LEVEL: write info'],
    ['\ufeffLOG_LEVEL=loud\n', '.env, line 1: LOG_LEVEL: write info'],
    ['SMTP_PASSWORD=abc#def\n', '.env, line 1: SMTP_PASSWORD: what stands behind # is taken for a comment'],
    ['SMTP_PASSWORD="abc\n', '.env, line 1: SMTP_PASSWORD: the quote that begins here is not closed'],
    ['SMTP_PASSWORD=“abc”\n', '.env, line 1: SMTP_PASSWORD: these quotes belong to the value'],
    ['A=1\nSMTP_PASSWORD\n', '.env, line 2: is neither a comment nor NAME=value'],
    ['SMTP_PASSWORD: abc\n', '.env, line 1: is neither a comment nor NAME=value'],
    ['SMTP_PASSWORD=a\nSMTP_PASSWORD=b\n', '.env, line 2: SMTP_PASSWORD: stands here a second time'],
    [
      'SLACK_BOT_TOKN=xoxb-1\n',
      '.env, line 1: SLACK_BOT_TOKN: nobody reads this name: did you mean SLACK_BOT_TOKEN?',
    ],
    [
      'slack_bot_token=xoxb-1\n',
      '.env, line 1: slack_bot_token: nobody reads this name: did you mean SLACK_BOT_TOKEN?',
    ],
  ])('%j', (text, says) => {
    expect(told(shipped, {}, text).join('\n')).toContain(says);
  });
  test('what is right is read, in any way of writing it', () => {
    const text =
      '\ufeff# c\r\nexport LOG_LEVEL = "warn" \r\nPOSTGRES_PASSWORD=x\r\nKEY="a\r\nb"\r\nPUBLIC_URL=\r\nDATA_DIR=\'x y\' # c\r\n';
    expect(loadConfig(shipped, {}, { envFile: readEnvFile(Buffer.from(text), variableNames) })).toMatchObject(
      {
        ok: true,
        config: { logLevel: 'warn', dataDir: 'x y' },
      },
    );
  });
  test('in Latin-1 or UTF-16 it is refused', () => {
    for (const bytes of [Buffer.from('A=\xe0', 'latin1'), Buffer.from('A=1', 'utf16le')])
      expect(readEnvFile(bytes, []).faults[0]?.says).toContain('save it as UTF-8');
  });
});

describe('TLS and servers', () => {
  const smtp = (about: string) =>
    shipped.replace(
      '# smtpOut:\n#   host: smtp.office365.com\n',
      `smtpOut: { host: x, auth: none, ${about} }\n`,
    );
  const slack = (about: string) =>
    shipped.replace('# slack:\n', `slack: { channel: C0123456789, ${about} }\n`);
  const env = { PUBLIC_URL: 'https://x.example', SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' };
  test.each([
    ['port: 587', 'starttls'],
    ['port: 465', 'implicit'],
    ['port: 2465, tls: implicit', 'implicit'],
    ['port: 465, tls: starttls', 'starttls'],
    ['port: 25, tls: none', 'none'],
    ['port: 587, requireTls: false', 'none'],
    ['port: 587, requireTls: true', 'starttls'],
  ])('smtpOut %s', (about, tls) => {
    const loaded = loadConfig(smtp(about).replace('# slack:\n', 'slack: { channel: C0123456789 }\n'), env);
    expect(loaded).toMatchObject({ ok: true, config: { smtpOut: { tls } } });
  });
  test('tls is one of three words', () => {
    expect(told(smtp('tls: yes'), env).join()).toContain('smtpOut.tls: write implicit, starttls or none');
  });
  test.each([
    ['http://slack.example.com/api/', 'must begin with https://'],
    ['slack-gov.com', 'write an address such as'],
    ['http://127.0.0.1:6000/', 'programs refuse to speak to port 6000'],
    ['https://a:b@slack.example.com/', 'no log-in'],
  ])('slack.apiUrl %s is refused', (apiUrl, says) => {
    expect(told(slack(`apiUrl: "${apiUrl}"`), env).join()).toContain(`slack.apiUrl: `);
    expect(told(slack(`apiUrl: "${apiUrl}"`), env).join()).toContain(says);
  });
  test.each(['https://slack-gov.com/api', 'http://127.0.0.1:9000/api/', 'http://[::1]:9001/'])(
    'slack.apiUrl %s',
    apiUrl => {
      expect(told(slack(`apiUrl: "${apiUrl}"`), env).join()).not.toContain('apiUrl');
    },
  );
  test('a file of certificates', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sportello-ca-'));
    const write = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const withCa = (file: string) => told(`${shipped}\ntls: { ca: ${file} }\n`).join();
    expect(withCa(join(folder, 'none'))).toContain('tls.ca: there is no file');
    expect(withCa(folder)).toContain('cannot be read');
    expect(withCa(write('empty', 'x'))).toContain('no certificate stands in');
    expect(withCa(write('bad', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'))).toContain(
      'is damaged',
    );
    expect(withCa(write('key', '-----BEGIN PRIVATE KEY-----\nAAAA\n'))).toContain('a private key stands in');
    expect(withCa('test/fixtures/tls/ca.pem')).toBe('');
  });
});

test('a small desk is a desk', () => {
  expect(told(small())).toEqual([]);
});
