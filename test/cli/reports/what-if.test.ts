import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { otherwiseIn } from '../../../src/cli/reports/supposed.ts';
import { whatIf } from '../../../src/cli/reports/what-if.ts';
import type { Desk } from '../../../src/desk/desk.ts';
import { type Database, openDatabase } from '../../../src/store/database.ts';
import { appendEvents } from '../../../src/store/tickets/events.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../../desk/a-desk.ts';
import { moveTo, person, place } from '../../desk/clock/under-the-clock.ts';
import { shippedConfig } from '../../journeys/a-house.ts';
import { claimed, classified, closed, ticketFrom } from '../../ticket/at-rome.ts';
import { bug } from '../../ticket/categories.ts';
import { aLog } from '../../ticket/reports/a-log.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const folder = mkdtempSync(join(tmpdir(), 'what-if-'));
let reading: Database;
/** Whoever reads alone: the database lets them write nothing. */
let reader: Desk;

beforeAll(async () => {
  moveTo(desk, '2026-12-01T09:00');
  const arrived = '2026-11-24T17:30';
  const story: Parameters<typeof aLog>[1] = [
    [arrived, classified(bug, 1)],
    ['2026-11-25T09:15', claimed],
    ['2026-11-25T16:00', closed],
  ];
  await person(own.database.db, 'Anna');
  const number = await place(desk, ticketFrom(arrived, story));
  await appendEvents(own.database.db, aLog(arrived, story, { ticket: number }), null);
  const url = new URL(own.url);
  url.searchParams.set('default_transaction_read_only', 'on');
  reading = openDatabase(url.href);
  reader = aDesk(() => reading.db);
  await expect(desk.db.execute('delete from unmeasured where id < 0')).resolves.toEqual([]);
  await expect(reading.db.execute('delete from unmeasured where id < 0')).rejects.toThrow();
});
afterAll(async () => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
  await reading.close();
});

let said = '';
beforeEach(() => {
  said = '';
  vi.spyOn(console, 'log').mockImplementation(line => {
    said += `${line}\n`;
  });
});

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const november = ['--from', '2026-11-01', '--to', '2026-11-30'];
const longer = 'promises:\n  1: { claim: 2h, resolve: 4h }\n';
const asked = async (...args: string[]) => {
  moveTo(reader as typeof desk, '2026-12-01T09:00');
  expect(await whatIf(reader, shippedConfig(), [...november, ...args])).toBe(0);
  return said;
};

describe('what would have been', () => {
  test('stands beside what was, in either language, and nothing is written', async () => {
    const english = await asked('--with', file('other.yaml', longer));
    expect(english).toMatch(/Claimed in time +0 +1\n/);
    expect(english).toMatch(/Resolved late +0 +1\n/);
    expect(english).toContain('claim: broken → kept');
    expect(english).toMatch(/at night, from 21 to 9 +0 +0/);
    said = '';
    expect(await asked('--promises', file('other.yaml', longer), '--language', 'it')).toContain(
      'presa in carico: mancata → rispettata',
    );
  });

  test('as JSON all of it, with every promise that turns', async () => {
    const { was, wouldBe, turned, requests, parts } = JSON.parse(
      await asked('--json', '--with', file('other.yaml', longer)),
    );
    expect([requests, parts, turned.length]).toEqual([1, ['promises'], 2]);
    expect([was.figures.claimKept.value, wouldBe.figures.claimKept.value]).toEqual([0, 1]);
  });

  test('whom another duty plan would have called, day by day, and how often at night', async () => {
    const plan = file(
      'plan.yaml',
      `- { from: 2026-11-24, to: 2026-11-24, onDuty: [Marta], managers: [Ivo] }
- { from: 2026-11-25, to: 2026-11-25, onDuty: [Ugo], managers: [Ivo] }`,
    );
    const round = file(
      'round.yaml',
      '{ zone: Europe/Rome, week: { tue: ["00:00-24:00"], wed: ["00:00-24:00"] } }',
    );
    const both = ['--calendar', round, '--duty-plan', plan];
    const { people, wouldBe, parts } = JSON.parse(await asked('--json', ...both));
    expect(parts).toEqual(['calendar', 'dutyPlan']);
    expect(Object.keys(people).toSorted()).toEqual(['', 'Ivo', 'Marta', 'Ugo']);
    expect(people.Marta.all + people.Ugo.all).toBe(wouldBe.calls['on-duty']);
    said = '';
    expect(await asked('--duty-plan', plan)).toMatch(/Whom the plan has called +in all +at night\n/);
    said = '';
    const { people: none } = JSON.parse(await asked('--json', '--calendar', round));
    expect(none).toBeNull();
  });

  test('by a calendar alone, in a file of its own', async () => {
    const round =
      '{ zone: Europe/Rome, week: { mon: ["00:00-24:00"], tue: ["00:00-24:00"], wed: ["00:00-24:00"] } }';
    const { wouldBe, was } = JSON.parse(await asked('--json', '--calendar', file('round.yaml', round)));
    expect(was.calls.atNight).toBe(0);
    expect(wouldBe.calls.atNight).toBeGreaterThan(0);
  });
});

describe('what is written wrongly is said, with the file and the key', () => {
  test.each([
    [[], 'Say what would have been otherwise: --with FILE'],
    [['--with', '/nowhere/other.yaml'], '--with /nowhere/other.yaml: ENOENT'],
    [['--with', file('no.yaml', 'promise: {}')], 'promise: nobody reads this key: did you mean promises?'],
    [['--with', file('desk.yaml', 'reopenWithin: 10d')], 'nothing in it says by when something is due'],
    [['--with', file('bad.yaml', 'promises: { 1: { claim: soon, resolve: 4h } }')], 'promises.1.claim'],
    [['--reporting-duties', file('bad-duties.yaml', 'laws: [cra]')], 'reportingDuties'],
    [['--duty-plan', file('p1.yaml', 'onDuty: [Anna]')], 'p1.yaml: plan: write a list of turns'],
    [
      ['--duty-plan', file('p2.yaml', '- { from: 2026-11-09, to: 2026-11-02 }')],
      'write the earlier day as from',
    ],
    [['--duty-plan', file('p3.yaml', '- { from: 2026-11-02, to: 2026-11-09, duty: [A] }')], 'duty'],
    [['--calendar', file('mars.yaml', 'zone: Mars')], 'calendar.zone'],
    [['--from', 'yesterday', '--with', 'x'], 'Say which days'],
  ])('%j', async (args, words) => {
    await expect(whatIf(reader, shippedConfig(), [...november, ...args])).rejects.toThrow(words);
  });
});

test('what a file leaves out of a section is as desk.yaml has it', () => {
  const config = shippedConfig();
  const { calendar } = config.policy;
  const path = file('calendar.yaml', 'calendar:\n  zone: Europe/Rome\n  week: { sat: ["09:00-13:00"] }\n');
  const { other } = otherwiseIn(config, [{ option: '--calendar', file: path, part: 'calendar' }]);
  expect(calendar.holidays.country).toBe('IT');
  expect(other.calendar).toEqual({ ...calendar, week: other.calendar?.week });
  expect(other.calendar?.week).not.toEqual(calendar.week);
  const promises = file('p.yaml', longer);
  const supposed = otherwiseIn(config, [{ option: '--promises', file: promises, part: 'promises' }]);
  expect(supposed.other.policy).not.toHaveProperty('defaultPriority');
  expect(supposed.parts).toEqual(['promises']);
});
