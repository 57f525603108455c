import { expect, test } from 'vitest';
import { mailboxWatch } from '../../src/mail/watch.ts';

const start = new Date('2026-11-24T09:00:00Z');
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const mailbox = 'support@interzen.example';

test('a mailbox that is not read for five minutes is told once, and its return too', () => {
  const { look } = mailboxWatch(start);
  const words = (minutes: number, readAt: Date | null) =>
    look(after(minutes), { [mailbox]: readAt }).map(({ subject }) => subject);
  expect(words(4, after(3))).toEqual([]);
  expect(words(8, after(3))).toEqual([]);
  expect(words(9, after(3))).toEqual(['mailbox-silent']);
  expect(words(30, after(3))).toEqual([]);
  expect(words(31, after(31))).toEqual(['mailbox-back']);
  expect(words(32, after(31))).toEqual([]);
});

test('one that was never read is silent since the start', () => {
  const { look } = mailboxWatch(start);
  expect(look(after(5), { [mailbox]: null })).toEqual([]);
  expect(look(after(6), { [mailbox]: null })).toEqual([{ mailbox, subject: 'mailbox-silent', since: start }]);
});
