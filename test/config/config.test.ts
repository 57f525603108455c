import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';

const shipped = readFileSync('desk.yaml', 'utf8');
const guid = '33333333-3333-4333-8333-333333333333';

function faults(yaml: string, env: NodeJS.ProcessEnv = {}): Record<string, string> {
  const loaded = loadConfig(yaml, env);
  if (loaded.ok) return {};
  return Object.fromEntries(loaded.faults.map(({ file, key, says }) => [`${file}: ${key}`, says]));
}

const configured = shipped
  .replace('# smtpOut:\n#   host: smtp.office365.com', 'smtpOut:\n   host: smtp.example.com\n   auth: none')
  .replace('# slack:\n#   channel: C0123456789 ', 'slack:\n   channel: C0123456789 ')
  .replace('# teams:\n#   channel: installed ', 'teams:\n   channel: installed ');
const secrets = {
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 's',
  TEAMS_APP_ID: guid,
  TEAMS_APP_PASSWORD: 'p',
  TEAMS_TENANT_ID: guid,
  PUBLIC_URL: 'https://desk.example.com',
};

test('as shipped, with nothing configured: the sandbox, on loopback', () => {
  const loaded = loadConfig(shipped, {});
  expect(loaded).toMatchObject({
    ok: true,
    config: { sandbox: true, http: { host: '127.0.0.1', port: 3978 }, slack: null, teams: null },
  });
});

test('the shipped policy is that of the service terms', () => {
  const loaded = loadConfig(shipped, {});
  if (!loaded.ok) throw new Error('desk.yaml');
  const { promises, calendar, reopenWithin } = loaded.config.policy;
  const length = ({ amount, unit }: { amount: number; unit: string }) => `${amount} ${unit}`;
  expect(
    ([1, 2, 3, 4] as const)
      .flatMap(priority => promises[priority] ?? [])
      .map(({ claim, resolve }) => [length(claim), length(resolve)]),
  ).toEqual([
    ['1 hour', '1 day'],
    ['4 hour', '2 day'],
    ['8 hour', '5 day'],
    ['16 hour', '30 day'],
  ]);
  expect(calendar.workingDaySeconds).toBe(8 * 3600);
  expect(length(reopenWithin)).toBe('10 day');
});

test('configured whole', () => {
  expect(faults(configured, secrets)).toEqual({});
  const loaded = loadConfig(configured, secrets);
  expect(loaded).toMatchObject({
    ok: true,
    config: {
      sandbox: false,
      http: { host: '0.0.0.0', publicUrl: 'https://desk.example.com' },
      teams: { appType: 'SingleTenant', allowedTenants: [guid] },
    },
  });
});

describe('faults', () => {
  test('every one is named at once, with its key and what to put there', () => {
    const yaml = shipped
      .replace('zone: Europe/Rome', 'zone: Mars/Olympus')
      .replace('phone:', 'fone:')
      .replace('{{operator.name}}', '{{operater.name}}');
    expect(faults(yaml, { PORT: 'x', DATABASE_URL: 'mysql://x' })).toEqual({
      'desk.yaml: desk.fone': expect.stringContaining('did you mean phone?'),
      'desk.yaml: calendar.zone': 'write a zone such as Europe/Rome',
      'desk.yaml: letters.claim.it.body': expect.stringContaining('{{operater.name}} is not known'),
      'environment: PORT': 'write a port number',
      'environment: DATABASE_URL': expect.stringContaining('postgres://'),
    });
  });

  test('what a chat lacks is named by its variable', () => {
    expect(Object.keys(faults(configured, {})).toSorted()).toEqual([
      'environment: PUBLIC_URL',
      'environment: SLACK_BOT_TOKEN',
      'environment: SLACK_SIGNING_SECRET',
      'environment: TEAMS_APP_ID',
      'environment: TEAMS_APP_PASSWORD',
      'environment: TEAMS_TENANT_ID',
    ]);
  });

  test('a token without its section in desk.yaml', () => {
    expect(faults(shipped, { SLACK_BOT_TOKEN: 'xoxb-1' })['desk.yaml: slack']).toContain('is missing');
  });

  test('the sandbox does not listen to the world', () => {
    expect(faults(shipped, { HOST: '0.0.0.0' })['environment: HOST']).toContain('this machine only');
  });

  test.each([
    ['overlapping windows', '["09:00-13:00", "14:30-18:30"]', '["09:00-13:00", "12:00-18:30"]', 'overlap'],
    [
      'a window that ends before it begins',
      '["09:00-13:00", "14:30-18:30"]',
      '["13:00-09:00"]',
      'must end after',
    ],
    ['broken Mustache', '{{ticket.number}}', '{{#ticket.number', 'broken'],
    ['not YAML', 'desk:', 'desk: [', 'set in differently'],
  ])('%s', (_name, right, wrong, says) => {
    expect(Object.values(faults(shipped.replace(right, wrong))).join(' ')).toContain(says);
  });

  test('midnight may be written 24:00', () => {
    expect(faults(shipped.replace('["09:00-13:00", "14:30-18:30"]', '["00:00-24:00"]'))).toEqual({});
  });

  test('a variable set to nothing is not set', () => {
    expect(loadConfig(shipped, { DATABASE_URL: '', SLACK_BOT_TOKEN: ' ' })).toMatchObject({
      ok: true,
      config: { sandbox: true },
    });
  });

  test('secrets are not repeated in what is said of them', () => {
    expect(JSON.stringify(faults(configured, { ...secrets, SLACK_BOT_TOKEN: 'very-secret' }))).not.toContain(
      'very-secret',
    );
  });
});

describe('the virus scanner', () => {
  test.each([
    ['tcp://127.0.0.1:3310', { kind: 'tcp', host: '127.0.0.1', port: 3310 }],
    ['tcp://[::1]:3310', { kind: 'tcp', host: '::1', port: 3310 }],
    ['unix:///run/clamav/clamd.ctl', { kind: 'unix', path: '/run/clamav/clamd.ctl' }],
  ])('%s', (url, clamd) => {
    expect(loadConfig(shipped, { CLAMD_URL: url })).toMatchObject({ ok: true, config: { clamd } });
  });
  test.each(['127.0.0.1:3310', 'tcp://localhost', 'tcp://x:99999', 'unix://clamd.ctl', 'http://x:3310'])(
    '%s is a fault that says what to write',
    url => {
      expect(faults(shipped, { CLAMD_URL: url })['environment: CLAMD_URL']).toContain('tcp://127.0.0.1:3310');
    },
  );
});

describe('secrets that expire', () => {
  const withSecrets = (secrets: string) => `${shipped}\nsecrets: ${secrets}\n`;
  test('as shipped, commented out, they are right once the marks are gone', () => {
    const yaml = shipped.replace(
      /# secrets:\n((?:# {3}- .*\n)+)/,
      (_, lines: string) => `secrets:\n${lines.replace(/^# /gm, '')}`,
    );
    const loaded = loadConfig(yaml, {});
    expect(loaded).toMatchObject({
      ok: true,
      config: { policy: { secrets: [{ name: 'Microsoft 365 app', expires: '2027-03-01' }, {}] } },
    });
  });
  test.each([
    ['[{ name: A, expires: 1.3.2027, for: [smtp] }]', 'secrets, item 1, expires', 'such as 2027-03-01'],
    ['[{ name: A, for: [smtp] }]', 'secrets, item 1, expires', 'such as 2027-03-01'],
    ['[{ name: A, expires: 2027-02-30, for: [smtp] }]', 'secrets, item 1, expires', 'such as 2027-03-01'],
    ['[{ name: A, expires: 2027-03-01, for: [] }]', 'secrets, item 1, for', 'what needs it'],
    [
      '[{ name: A, expires: 2027-03-01, for: [skype] }]',
      'secrets, item 1, for, item 1',
      'write one of slack, teams, smtp',
    ],
    ['[{ name: A, expires: 2027-03-01, uses: [smtp] }]', 'secrets, item 1, uses', 'misspelling'],
    [
      '[{ name: A, expires: 2027-03-01, for: [smtp] }, { name: A, expires: 2027-03-01, for: [slack] }]',
      'secrets',
      'same name',
    ],
  ])('%s', (secrets, key, says) => {
    expect(faults(withSecrets(secrets))[`desk.yaml: ${key}`]).toContain(says);
  });
});

describe('the probe mail', () => {
  const withProbe = (probe: string) => `${shipped}\nprobe: ${probe}\n`;
  test('is off as shipped, and its example is right', () => {
    expect(loadConfig(shipped, {})).toMatchObject({ ok: true });
    const loaded = loadConfig(shipped.replace('# probe: {', 'probe: {'), {});
    expect(loaded).toMatchObject({
      ok: true,
      config: { policy: { probe: { everyMs: 1_800_000, withinMs: 600_000 } } },
    });
  });
  test.each([
    ['{ every: 30, within: 10m }', 'probe.every', 'minutes as 30m'],
    ['{ every: 30s, within: 10m }', 'probe.every', 'minutes as 30m'],
    ['{ every: 1m, within: 1m }', 'probe.every', 'at least 5m'],
    ['{ every: 30m, within: 1h }', 'probe.within', 'less than every'],
    ['{ every: 30m }', 'probe.within', 'missing'],
  ])('%s', (probe, key, says) => {
    expect(faults(withProbe(probe))[`desk.yaml: ${key}`]).toContain(says);
  });
});

describe('whom the desk believes about senders', () => {
  const mailbox = '- address: support@interzen.it';
  test('a server by mailbox, groups, and how many automatic letters go out', () => {
    const yaml = `groups: [Helpdesk@XN--BCHER-KVA.example]\n${shipped.replace(mailbox, `${mailbox}\n    trusts: MX.example.com`)}`;
    expect(loadConfig(yaml, {})).toMatchObject({
      ok: true,
      config: {
        policy: {
          groups: ['helpdesk@bücher.example'],
          mailboxes: [{ trusts: 'mx.example.com' }],
          automaticLettersPerDay: { person: 20, domain: 300, desk: 2000 },
        },
      },
    });
  });
  test('what is no server’s name is told so', () => {
    for (const wrong of ['localhost', 'https://mx.example.com', 'mx example com'])
      expect(
        Object.values(faults(shipped.replace(mailbox, `${mailbox}\n    trusts: "${wrong}"`))).join(),
      ).toContain('write a server’s name such as mx.example.com');
  });
});
