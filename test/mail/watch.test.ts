import { expect, test } from 'vitest';
import { mailboxWatch } from '../../src/mail/doors/mailbox-watch.ts';
import { watchedTime } from '../../src/watched-time.ts';

const start = new Date('2026-11-24T09:00:00Z');
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const mailbox = 'support@interzen.example';

test('a mailbox that is not read for five minutes is told once, and its return too', () => {
  const { look } = mailboxWatch(start);
  const words = (minutes: number, readAt: Date | null) =>
    look(minutes * 60_000, { [mailbox]: readAt }).map(({ subject }) => subject);
  expect(words(4, after(3))).toEqual([]);
  expect(words(8, after(3))).toEqual([]);
  expect(words(10, after(3))).toEqual(['mailbox-silent']);
  expect(words(30, after(3))).toEqual([]);
  expect(words(31, after(31))).toEqual(['mailbox-back']);
  expect(words(32, after(31))).toEqual([]);
});

test('one that was never read is silent since the start', () => {
  const { look } = mailboxWatch(start);
  expect(look(5 * 60_000, { [mailbox]: null })).toEqual([]);
  expect(look(6 * 60_000, { [mailbox]: null })).toEqual([
    { mailbox, subject: 'mailbox-silent', since: start },
  ]);
});

test('a clock that jumps by hours, or a machine that sleeps, makes no silence: only time that was watched counts', () => {
  const { look } = mailboxWatch(start);
  let steady = 0;
  const watched = watchedTime(30_000, () => steady);
  const words = (minutes: number, readAt: Date) => {
    steady += minutes * 60_000;
    return look(watched(), { [mailbox]: readAt });
  };
  words(0.5, start);
  // The machine slept for three hours: nobody looked.
  expect(words(180, start)).toEqual([]);
  // The clock was set anew; the steady one has gone on by half a minute.
  expect(words(0.5, after(-180))).toEqual([]);
  for (let looks = 0; looks < 10; looks += 1) expect(words(0.5, after(-180))).toEqual([]);
  expect(words(0.5, after(-180)).map(({ subject }) => subject)).toEqual(['mailbox-silent']);
});
