import { expect, test } from 'vitest';
import { troubleNotices } from '../../../src/desk/watch/trouble-notices.ts';
import type { Trouble } from '../../../src/outbox/patience.ts';

const admins = [{ platform: 'slack' as const, channel: 'C-ADMINS' }];
const now = new Date('2026-11-27T10:00:00Z');
const late = (change: Partial<Trouble>, at = now) =>
  troubleNotices(
    admins,
    { task: 'letter', payload: { letter: 7 }, reason: 'the mail server is away', state: 'late', ...change },
    1001,
    at,
  )[0];

test('what is late is told in words of its own, with what it is and why', () => {
  expect(late({})).toMatchObject({
    task: 'notice',
    payload: {
      channel: 'C-ADMINS',
      subject: 'late-effect',
      details: { ticket: '#1001', task: 'letter', error: 'the mail server is away' },
    },
  });
});

test('a hundred that wait for the same are told once, whatever ids the refusals bear; another cause by itself', () => {
  const keys = new Set(
    Array.from({ length: 100 }, (_, n) =>
      late({
        payload: { letter: n, history: { tries: n } },
        reason: `451 4.3.0 <c${n}@cliente.example>: try again later (id 4f${n}a, host mx${n}.example)`,
      }),
    ).map(effect => effect?.replaces),
  );
  expect(keys.size).toBe(1);
  for (const other of [
    late({ reason: 'the certificate of the mail server has expired' }),
    late({ task: 'card', payload: { platform: 'slack', destination: 'C1' } }),
    late({}, new Date('2026-11-28T10:00:00Z')),
  ])
    expect(keys).not.toContain(other?.replaces);
  const cards = ['C1', 'C2'].map(destination =>
    late({ task: 'card', payload: { platform: 'slack', destination }, reason: 'Slack says: brand_new_word' }),
  );
  expect(cards[0]?.replaces).not.toBe(cards[1]?.replaces);
});

test('a notice that cannot be shown makes no other', () => {
  for (const state of ['late', 'blocked', 'given-up'] as const)
    expect(late({ task: 'notice', state })).toBeUndefined();
});
