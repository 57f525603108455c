import { appendFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ChangeLog, type Kept } from '../../src/sandbox/kept/change-log.ts';
import { Sandbox } from '../../src/sandbox/sandbox.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sportello-sandbox-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes as a stand-in does, and counts how often it was asked for everything it keeps. */
function aStore(file: string) {
  const kept = new Map<string, unknown>();
  let wholes = 0;
  const log = new ChangeLog(file, function* (): Iterable<Kept> {
    wholes += 1;
    for (const [key, value] of kept) yield { key, value };
  });
  return {
    log,
    wholes: () => wholes,
    put: (key: string, value: unknown) => {
      kept.set(key, value);
      log.append([{ key, value }]);
    },
  };
}

test('the latest of a key counts, in the order in which keys came first', () => {
  const file = join(folder, 'store');
  const store = aStore(file);
  store.put('a', 1);
  store.put('b', { text: 'due\nrighe' });
  store.put('a', 3);
  expect([...aStore(file).log.read()]).toEqual([
    ['a', 3],
    ['b', { text: 'due\nrighe' }],
  ]);
});

test('a line that a kill tore is as if it had not been written, and what follows is read', () => {
  const file = join(folder, 'store');
  aStore(file).put('a', 1);
  appendFileSync(file, '["b", {"half":');
  const again = aStore(file);
  expect([...again.log.read()]).toEqual([['a', 1]]);
  again.put('c', 2);
  expect([...aStore(file).log.read()]).toEqual([['c', 2]]);
});

test('ten times as many changes write ten times as much, not a hundred times', () => {
  const file = join(folder, 'store');
  const store = aStore(file);
  const large = 'x'.repeat(1000);
  for (let n = 0; n < 20_000; n += 1) store.put(`message ${n}`, large);
  // 20 MB: the file was written anew when it had grown to 1, 2, 4, 8 and 16 MB, besides the first time.
  expect(store.wholes()).toBeLessThanOrEqual(6);
  for (let n = 0; n < 100_000; n += 1) store.put('message 7', large);
  expect(statSync(file).size).toBeLessThan(80_000_000);
});

test('what people see in the sandbox outlives a restart', async () => {
  const file = join(folder, 'sandbox.jsonl');
  const before = new Sandbox(file);
  const { slack, teams } = before.people();
  const [channel = { id: '' }] = before.slack.state.channels;
  await slack.write('U0ANNA', channel.id, 'Buongiorno');
  const [teamsChannel = { id: '' }] = before.teams.state.channels;
  const [giulia = { aadObjectId: '' }] = before.teams.users;
  const root = teams.write(giulia.aadObjectId, teamsChannel.id, 'Ciao');
  teams.write(giulia.aadObjectId, teamsChannel.id, 'Di nuovo', root.id);
  before.moveClock(3_600_000);

  const after = new Sandbox(file);
  expect(after.clockAheadMs).toBe(3_600_000);
  expect(after.slack.state).toEqual({ ...before.slack.state, ephemerals: [] });
  expect(after.teams.state.channels).toEqual(before.teams.state.channels);
  expect(after.slack.app.botToken).not.toBe(before.slack.app.botToken);
  expect(after.slack.app.signingSecret).not.toBe(before.slack.app.signingSecret);
});
