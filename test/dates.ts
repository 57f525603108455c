import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';

/**
 * Runs the tests as if today were another day, on a machine in another zone: every process that they start, PostgreSQL
 * included, is told so by libfaketime (Debian: faketime). `--turn` takes one of the days, another each day it is run on.
 *
 * npm run test:dates                             every day, every test
 * npm run test:dates -- --turn test/journeys     what CI runs
 */

/** On Rome's clocks; and what the machine calls its zone. */
const days: { name: string; at: string; zone: string }[] = [
  { name: 'a Friday evening', at: '2026-12-11T18:05', zone: 'Europe/Rome' },
  { name: 'a Saturday', at: '2027-01-16T11:00', zone: 'Pacific/Auckland' },
  { name: 'Christmas Eve', at: '2026-12-24T12:40', zone: 'America/Los_Angeles' },
  { name: 'the last evening of the year', at: '2026-12-31T23:50', zone: 'UTC' },
  { name: 'Easter Monday', at: '2027-03-29T10:00', zone: 'Pacific/Auckland' },
  { name: 'Saint Francis, a holiday since 2026', at: '2027-10-04T09:30', zone: 'America/Los_Angeles' },
  { name: 'the night without two o’clock', at: '2027-03-28T01:55', zone: 'Europe/Rome' },
  { name: 'the night with two o’clock twice', at: '2027-10-31T01:55', zone: 'Europe/Rome' },
  { name: 'the day before a leap day', at: '2028-02-28T23:55', zone: 'Pacific/Auckland' },
  { name: 'a Monday noon', at: '2027-06-14T12:55', zone: 'America/Los_Angeles' },
];

/** What these are about does not work under libfaketime: PostgreSQL's own timeouts never fire there. */
const notOnOtherDays = ['test/desk/intake/take-in-together.test.ts', 'test/chat/press/presses.test.ts'];

const [, , ...given] = process.argv;
const inTurn = given.includes('--turn');
const tests = given.filter(word => word !== '--turn');
const today = Math.floor(Date.now() / 86_400_000);
const chosen = inTurn ? [days[today % days.length]] : days;

const library = libfaketime();
for (const day of chosen) {
  if (!day) continue;
  console.log(`\n${day.name}: ${day.at} in Rome, TZ=${day.zone}`);
  const aheadSeconds = Math.round(DateTime.fromISO(day.at, { zone: 'Europe/Rome' }).diffNow().as('seconds'));
  const vitest = spawn('vitest', ['run', ...tests, ...notOnOtherDays.flatMap(file => ['--exclude', file])], {
    stdio: 'inherit',
    env: {
      ...process.env,
      TZ: day.zone,
      LD_PRELOAD: library,
      // Ahead of the real clock, not from a start of its own: all processes shall agree.
      FAKETIME: `${aheadSeconds < 0 ? '' : '+'}${aheadSeconds}`,
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    },
  });
  sweepAfterTheDead();
  const sweeping = setInterval(sweepAfterTheDead, 1000);
  const [status] = await once(vitest, 'exit');
  clearInterval(sweeping);
  sweepAfterTheDead();
  if (status !== 0) {
    console.error(`Red on ${day.name} (${day.at} in Rome, TZ=${day.zone}).`);
    process.exitCode = 1;
  }
}

/**
 * libfaketime names what it shares by the process's number, and a process that is killed leaves it behind. When the number
 * comes again for another user, such as PostgreSQL's, that process cannot open what is root's and ends at once.
 */
function sweepAfterTheDead(): void {
  for (const name of readdirSync('/dev/shm')) {
    const pid = /^(?:sem\.)?faketime_(?:sem|shm)_(\d+)$/.exec(name)?.[1];
    if (pid && !existsSync(`/proc/${pid}`)) rmSync(join('/dev/shm', name), { force: true });
  }
}

function libfaketime(): string {
  for (const folder of readdirSync('/usr/lib')) {
    const file = join('/usr/lib', folder, 'faketime', 'libfaketimeMT.so.1');
    if (existsSync(file)) return file;
  }
  throw new Error('These tests need libfaketime. Debian: apt-get install faketime');
}
