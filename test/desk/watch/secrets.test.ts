import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { checkExpiry } from '../../../src/cli/check/expiry.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { runRoutines, scheduleRoutines } from '../../../src/desk/clock/routines.ts';
import type { Desk } from '../../../src/desk/desk.ts';
import { daysLeft, nextMorning, secretNotices } from '../../../src/desk/watch/secrets.ts';
import { secretsOf } from '../../../src/house/desk/secrets.ts';
import { enqueue } from '../../../src/outbox/enqueue.ts';
import { findReceipt, saveReceipt } from '../../../src/store/chats/receipts.ts';
import { routine } from '../../../src/store/schema/clock.ts';
import { ownDatabase } from '../../database.ts';
import { inRome, rome } from '../../ticket/at-rome.ts';
import { aDesk } from '../a-desk.ts';
import { emptyOutbox, jobs, moveTo } from '../clock/under-the-clock.ts';

const own = ownDatabase();
const base = aDesk(() => own.database.db);
const secret = {
  name: 'Microsoft 365 app',
  expires: '2027-03-01',
  expiresInWords: '1 marzo 2027',
  stops: 'la lettura della casella support@interzen.example',
};
const desk: Desk = Object.defineProperties({} as Desk, {
  ...Object.getOwnPropertyDescriptors(base),
  secrets: { value: [secret] },
});
const calendar = base.calendar.now();

describe('days left, in the desk’s zone', () => {
  test.each([
    ['2027-02-14T12:00', 15],
    ['2027-02-15T00:00', 14],
    ['2027-02-28T23:59', 1],
    ['2027-03-01T00:01', 0],
    ['2027-03-01T23:59', 0],
    ['2027-03-02T00:00', -1],
  ])('%s: %i', (now, left) => {
    expect(daysLeft(secret, calendar, rome(now))).toBe(left);
  });
});

test('mornings, over the night in which clocks are moved too', () => {
  const next = (after: string) => inRome(nextMorning(calendar, rome(after)));
  expect(next('2027-03-01T07:59')).toBe('2027-03-01T08:00');
  expect(next('2027-03-01T08:00')).toBe('2027-03-02T08:00');
  expect(next('2027-03-27T12:00')).toBe('2027-03-28T08:00');
});

describe('the admins are told', () => {
  beforeEach(async () => {
    await own.database.db.delete(routine);
    await emptyOutbox(own.database.db);
  });

  /** The outbox as it is: what was told once has left its receipt. */
  async function told(): Promise<string[]> {
    const said: string[] = [];
    for (const { key, payload } of await jobs<{ subject: string; details: Record<string, string> }>(
      own.database.db,
      'notice',
    )) {
      if (await findReceipt(own.database.db, key ?? '')) continue;
      await saveReceipt(own.database.db, key ?? '', 'told', desk.clock());
      said.push(`${inRome(desk.clock())?.slice(5, 10)} ${payload.subject} ${payload.details.left}`.trim());
    }
    await emptyOutbox(own.database.db);
    return said;
  }

  test('once two weeks before, daily in the last three days and after; several processes, once', async () => {
    moveTo(base, '2027-02-10T12:00');
    await scheduleRoutines(desk, own.database.db);
    const said: string[] = [];
    for (let day = 0; day < 23; day += 1) {
      base.advance(86_400_000);
      await Promise.all([runRoutines(desk), runRoutines(desk)]);
      // A restart in between.
      await enqueue(own.database.db, secretNotices(desk, desk.clock()));
      said.push(...(await told()));
    }
    expect(said).toEqual([
      '02-15 secret-expiring 14',
      '02-26 secret-expiring 3',
      '02-27 secret-expiring 2',
      '02-28 secret-expiring 1',
      '03-01 secret-expiring 0',
      '03-02 secret-expired',
      '03-03 secret-expired',
      '03-04 secret-expired',
      '03-05 secret-expired',
    ]);
  });

  test('a new date is a new word', async () => {
    const renewed = Object.defineProperties({} as Desk, {
      ...Object.getOwnPropertyDescriptors(base),
      secrets: { value: [{ ...secret, expires: '2027-03-10' }] },
    });
    moveTo(base, '2027-03-01T12:00');
    await enqueue(own.database.db, secretNotices(renewed, desk.clock()));
    expect(await told()).toEqual(['03-01 secret-expiring 9']);
  });
});

test('`sportello check` counts the days, warns of the last ones, and an expired one is a fault', () => {
  const secrets = [{ name: secret.name, expires: secret.expires, for: ['smtp'] }];
  const checked = (now: string) =>
    checkExpiry({ parts: { calendar, secrets }, authority: null }, rome(now))[0];
  expect(checked('2027-02-01T12:00')).toEqual({
    part: 'Secret Microsoft 365 app',
    ok: true,
    says: '28 days left, until 2027-03-01',
  });
  expect(checked('2027-02-28T12:00')).toMatchObject({
    ok: true,
    isWarning: true,
    says: '1 day left, until 2027-03-01',
    fix: expect.stringContaining('make a new one'),
  });
  expect(checked('2027-03-02T12:00')).toMatchObject({
    ok: false,
    says: 'expired: its last day was 2027-03-01',
  });
});

test('certificates of the house’s own authority are told as secrets are', async () => {
  const loaded = loadConfig(
    `${readFileSync('desk.yaml', 'utf8')}\ntls: { ca: test/fixtures/tls/ca.pem }\n`,
    {},
  );
  if (!loaded.ok) throw new Error('desk.yaml');
  const [certificate] = secretsOf({
    ...loaded.config,
    smtpOut: { host: 'x', port: 587, tls: 'starttls', user: 'u', auth: null },
  });
  expect(certificate).toMatchObject({
    kind: 'certificate',
    name: 'test/fixtures/tls/ca.pem',
    stops: expect.stringMatching(/\S/),
  });
  if (!certificate) throw new Error('none');
  const eve = new Date(Date.parse(certificate.expires) - 86_400_000);
  const theirs: Desk = Object.defineProperties({} as Desk, {
    ...Object.getOwnPropertyDescriptors(base),
    secrets: { value: [certificate] },
  });
  expect(secretNotices(theirs, eve)[0]?.payload).toMatchObject({
    subject: 'certificate-expiring',
    details: { certificate: 'test/fixtures/tls/ca.pem', left: '1' },
  });
  expect(secretNotices(theirs, rome('2027-03-01T12:00'))).toEqual([]);
});

test('the admins are told before security.txt expires, and that it has', async () => {
  const yaml = `${readFileSync('desk.yaml', 'utf8')}
security: { contact: [security@example.com], securityTxt: { expires: 2027-06-30 } }
`;
  const loaded = loadConfig(yaml, {});
  if (!loaded.ok) throw new Error('desk.yaml');
  const theirs: Desk = Object.defineProperties({} as Desk, {
    ...Object.getOwnPropertyDescriptors(base),
    secrets: { value: secretsOf(loaded.config) },
  });
  expect(secretNotices(theirs, rome('2027-06-01T08:00'))).toEqual([]);
  expect(secretNotices(theirs, rome('2027-06-16T08:00'))[0]?.payload).toMatchObject({
    subject: 'security-txt-expiring',
    details: { 'security-txt': '/.well-known/security.txt', expires: '30 giugno 2027', left: '14' },
  });
  expect(secretNotices(theirs, rome('2027-07-01T08:00'))[0]?.payload).toMatchObject({
    subject: 'security-txt-expired',
  });
});
