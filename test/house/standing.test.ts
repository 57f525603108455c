import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import { shutChats } from '../../src/desk/watch/shut-chats.ts';
import { adminsToMail } from '../../src/house/admins.ts';
import { watchStanding } from '../../src/house/rooms/standing.ts';
import { openLog } from '../../src/log.ts';
import { keptAlarms } from '../../src/mail/admins/kept-alarms.ts';
import type { Carrying } from '../../src/outbox/heartbeat.ts';
import { aDesk } from '../desk/a-desk.ts';
import { shippedConfig } from '../journeys/a-house.ts';

const folder = mkdtempSync(join(tmpdir(), 'sportello-standing-'));
const noDatabase = aDesk(() => {
  throw new Error('nobody asks it');
});
let stop = async () => {};
afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

function standing(parts: {
  askDatabase?: () => Promise<unknown>;
  state?: Carrying;
  operators?: { email: string; name: string; role: 'operator' | 'manager' | 'admin' }[];
  log?: PassThrough;
}) {
  const shipped = shippedConfig();
  const chats = shutChats();
  const watched = watchStanding(
    {
      ...shipped,
      sandbox: false,
      policy: { ...shipped.policy, operators: parts.operators ?? [] },
      smtpOut: { host: '127.0.0.1', port: 1, tls: 'none', user: '', auth: null },
    },
    noDatabase,
    {
      askDatabase: parts.askDatabase ?? (async () => 1),
      outbox: { state: () => parts.state ?? { works: true } },
      chats,
      kept: keptAlarms(folder),
      loopMark: 'mark',
    },
    openLog('warn', parts.log ?? new PassThrough().resume()),
  );
  stop = watched.stop;
  return { ...watched, chats };
}

test('a database that refuses or says nothing, and an outbox that carries nothing, are what is down', async () => {
  const refused = standing({ askDatabase: () => Promise.reject(new Error('57P03')) });
  expect(await refused.health()).toEqual({ why: 'the database does not answer', chats: [] });
  await stop();
  const silent = standing({ askDatabase: () => new Promise(() => {}) });
  expect(await silent.health()).toEqual({ why: 'the database does not answer', chats: [] });
  await stop();
  const stuck = standing({ state: { works: false, why: 'effects are due, and none is carried', forMs: 1 } });
  expect(await stuck.health()).toEqual({
    why: 'the outbox carries nothing: effects are due, and none is carried',
    chats: [],
  });
});

test('a chat that is shut is named, and nothing is down', async () => {
  const { health, chats } = standing({});
  chats.waits({ platform: 'slack', destination: 'C1' }, 'Slack says token_revoked', true);
  expect(await health()).toEqual({
    why: null,
    chats: [
      { chat: 'slack', channel: 'C1', blockedSince: expect.any(Date), why: 'Slack says token_revoked' },
    ],
  });
});

test('admins are told, else managers; that there are none stands in the log at the start', async () => {
  const warned = async (...roles: ('operator' | 'manager' | 'admin')[]) => {
    let said = '';
    const log = new PassThrough().on('data', line => (said += line));
    standing({
      log,
      operators: roles.map(role => ({ email: `${role}@interzen.example`, name: role, role })),
    });
    await stop();
    return said;
  };
  expect(await warned('operator')).toContain('nobody is told by mail');
  expect(await warned('manager')).toContain('its managers are told by mail');
  expect(await warned('manager', 'admin')).toBe('');
  const { policy, ...config } = shippedConfig();
  const [anna, giulia, ugo] = (['operator', 'manager', 'admin'] as const).map(role => ({
    email: `${role}@interzen.example`,
    name: role,
    role,
  }));
  const told = (...operators: (typeof anna)[]) =>
    adminsToMail({
      ...config,
      policy: { ...policy, operators: operators.filter(operator => operator !== undefined) },
    }).map(({ name }) => name);
  expect(told(anna, giulia, ugo)).toEqual(['admin']);
  expect(told(anna, giulia)).toEqual(['manager']);
  expect(told(anna)).toEqual([]);
});
