import { expect, test } from 'vitest';
import type { Log } from '../../../src/log.ts';
import { keepWatch, lookout } from '../../../src/mail/doors/keep-watch.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../../desk/a-desk.ts';
import { emptyOutbox, jobs } from '../../desk/clock/under-the-clock.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const start = new Date('2026-11-24T09:00:00Z');
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

test('a mailbox that is not read and a scanner that is away are told once, and that they are back', async () => {
  const mailbox = 'support@interzen.example';
  let readAt: Date | null = null;
  let isAway = true;
  let minute = 0;
  const look = lookout(
    desk,
    {
      doors: [{ mailbox, readAt: () => readAt, trouble: () => (readAt ? '' : 'self-signed certificate') }],
      scanner: {
        version: async () => {
          if (isAway) throw new Error('connect ECONNREFUSED');
          return 'ClamAV 1.4';
        },
      },
    },
    start,
    () => minute * 60_000,
  );
  const lookAt = async (minutes: number) => {
    minute = minutes;
    await look(after(minutes));
  };
  for (const minutes of [1, 6, 7]) await lookAt(minutes);
  readAt = after(8);
  isAway = false;
  for (const minutes of [8, 9]) await lookAt(minutes);
  const since = start.toISOString();
  expect(
    (await jobs<{ subject: string; details: object }>(desk.db, 'notice')).map(({ payload }) => payload),
  ).toMatchObject([
    { subject: 'mailbox-silent', details: { mailbox, since, error: 'self-signed certificate' } },
    { subject: 'scanner-silent', details: { error: 'connect ECONNREFUSED', since } },
    { subject: 'mailbox-back', details: { mailbox, since } },
    { subject: 'scanner-back', details: { since } },
  ]);
});

test('a mail server’s certificate is told before it ends, in its last third or two weeks, once and then each day', async () => {
  await emptyOutbox(desk.db);
  const days = (count: number) => new Date(start.getTime() + count * 86_400_000);
  const long = { server: 'imap.example.com', from: days(-80), to: days(10) };
  const short = { server: 'smtp.example.com', from: days(-1), to: days(5) };
  const fresh = { server: 'new.example.com', from: days(-1), to: days(80) };
  const look = lookout(
    desk,
    { doors: [], scanner: null, certificates: () => [long, short, fresh] },
    start,
    () => 0,
  );
  const told = async () =>
    (await jobs<{ subject: string; details: { certificate: string; left: string } }>(desk.db, 'notice')).map(
      ({ payload: { subject, details } }) => `${subject} ${details.certificate} ${details.left}`,
    );
  for (const minutes of [0, 1, 2]) await look(after(minutes));
  expect(await told()).toEqual(['certificate-expiring imap.example.com 10']);
  await emptyOutbox(desk.db);
  await look(days(3));
  expect(await told()).toContain('certificate-expiring smtp.example.com 2');
  await emptyOutbox(desk.db);
  await look(days(11));
  expect(await told()).toContain('certificate-expired imap.example.com ');
});

test('a clock that jumps three hours is no silence of mailbox, scanner or probe', async () => {
  const probing = { everyMs: 30 * 60_000, withinMs: 10 * 60_000 };
  const mailbox = 'jump@interzen.example';
  const before = (await jobs(desk.db, 'notice')).length;
  let readAt = after(0);
  let minute = 0;
  const look = lookout(
    { ...desk, probing, ownAddresses: [mailbox] },
    { doors: [{ mailbox, readAt: () => readAt, trouble: () => '' }], scanner: null },
    start,
    () => minute * 60_000,
  );
  await look(after(0));
  minute = 1;
  // Three hours by the clock, a minute in truth; then set back.
  await look(after(181));
  readAt = after(181);
  minute = 2;
  await look(after(2));
  minute = 3;
  await look(after(3));
  expect(await jobs(desk.db, 'notice')).toHaveLength(before);
});

test('the watch does not end with a scanner that never answers', async () => {
  let asked = 0;
  const scanner = {
    version: () => {
      asked += 1;
      return new Promise<string>(() => {});
    },
  };
  const errors: unknown[] = [];
  const log = { error: (about: unknown) => errors.push(about) } as unknown as Log;
  const watching = keepWatch(desk, { doors: [], scanner }, log, { everyMs: 20, lookAtMostMs: 100 });
  try {
    await expect.poll(() => asked).toBeGreaterThan(2);
    expect(errors.length).toBeGreaterThan(0);
  } finally {
    await watching.stop();
  }
});
