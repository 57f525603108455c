import { expect, test } from 'vitest';
import { lookout } from '../../src/mail/keep-watch.ts';
import { ownDatabase } from '../database.ts';
import { aDesk } from '../desk/a-desk.ts';
import { jobs } from '../desk/under-the-clock.ts';

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
