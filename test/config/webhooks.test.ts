import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { outsideEvents } from '../../src/ticket/grammar/outside.ts';

const shipped = readFileSync('desk.yaml', 'utf8');
const secret = `whsec_${randomBytes(32).toString('base64')}`;
const withHook = (hook: string) => `${shipped}\nwebhooks:\n  - { ${hook} }\n`;

function faults(hook: string, env: NodeJS.ProcessEnv = { WEBHOOK_TRACKER_SECRET: secret }): string[] {
  const loaded = loadConfig(withHook(hook), env);
  return loaded.ok ? [] : loaded.faults.map(({ key, says }) => `${key}: ${says}`);
}

test('a webhook is told all there is, on the Internet alone, and signed', () => {
  const loaded = loadConfig(withHook('name: tracker, url: "https://tracker.example.com/hooks"'), {
    WEBHOOK_TRACKER_SECRET: secret,
    WEBHOOK_TRACKER_SECRET_OLD: secret,
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  expect(loaded.config.webhooks).toEqual([
    {
      name: 'tracker',
      url: 'https://tracker.example.com/hooks',
      events: [...outsideEvents],
      mayBePrivate: false,
      keys: [expect.any(Uint8Array), expect.any(Uint8Array)],
    },
  ]);
});

test.each([
  ['url: "http://tracker.example.com/"', 'must begin with https://'],
  ['url: "https://me:secret@tracker.example.com/"', 'no log-in'],
  ['url: "ftp://tracker.example.com/"', 'must begin with https://'],
  ['url: tracker', 'write an address such as'],
  ['url: "https://x.example/", events: [ticket.exploded]', 'write some of ticket.opened'],
  ['url: "https://x.example/", events: []', 'or leave it out for all'],
])('%s', (hook, says) => {
  expect(faults(`name: tracker, ${hook}`)).toEqual([expect.stringContaining(says)]);
});

test('its secret is asked for by name, and one that is none is told', () => {
  const hook = 'name: tracker, url: "https://x.example/"';
  expect(faults(hook, {})).toEqual([
    expect.stringMatching(/^WEBHOOK_TRACKER_SECRET: is missing: .*webhooks secret/),
  ]);
  expect(faults(hook, { WEBHOOK_TRACKER_SECRET: 'letmein' })).toEqual([
    expect.stringContaining('is not a secret for a webhook'),
  ]);
});

test('http is spoken by the sandbox alone, to this machine alone', () => {
  const hook = 'name: tracker, url: "http://127.0.0.1:4000/"';
  expect(faults(hook)).toEqual([]);
  const configured = withHook(hook).replace(
    '# slack:\n#   channel: C0123456789 ',
    'slack:\n   channel: C0123456789 ',
  );
  const loaded = loadConfig(configured, {
    WEBHOOK_TRACKER_SECRET: secret,
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_SIGNING_SECRET: 's',
  });
  expect(loaded.ok ? [] : loaded.faults.map(({ says }) => says).join('\n')).toContain(
    'write its https:// address',
  );
});
