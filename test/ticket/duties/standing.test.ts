import { describe, expect, test } from 'vitest';
import {
  after,
  callsOf,
  dutiesOf,
  nothingToReport,
  type Reporting,
} from '../../../src/ticket/duties/standing.ts';
import { inRome, rome } from '../at-rome.ts';
import { allLaws, dutiesWritten } from './laws.ts';

const zone = 'Europe/Rome';
const hours = (amount: number) => ({ amount, unit: 'hour' as const });
const days = (amount: number) => ({ amount, unit: 'day' as const });
const months = (amount: number) => ({ amount, unit: 'month' as const });

test.each([
  // Hours elapse, whatever the clocks say: one is lost in March, one is given back in October.
  ['2026-11-24T10:30', hours(24), '2026-11-25T10:30'],
  ['2027-03-27T10:00', hours(24), '2027-03-28T11:00'],
  ['2027-03-27T10:00', hours(72), '2027-03-30T11:00'],
  ['2026-10-24T10:00', hours(24), '2026-10-25T09:00'],
  ['2026-10-24T10:00', hours(72), '2026-10-27T09:00'],
  ['2026-12-24T18:00', hours(72), '2026-12-27T18:00'],
  // Days are the calendar's: the same time of day.
  ['2027-03-20T10:00', days(14), '2027-04-03T10:00'],
  ['2026-10-20T23:30', days(14), '2026-11-03T23:30'],
  ['2026-12-20T09:00', days(14), '2027-01-03T09:00'],
  ['2027-03-14T02:30', days(14), '2027-03-28T03:30'],
  // Months, too; one that lacks the day ends on its last.
  ['2026-11-27T10:30', months(1), '2026-12-27T10:30'],
  ['2027-01-31T18:00', months(1), '2027-02-28T18:00'],
  ['2028-01-31T18:00', months(1), '2028-02-29T18:00'],
  ['2027-02-28T18:00', months(1), '2027-03-28T18:00'],
  ['2026-10-31T23:59', months(1), '2026-11-30T23:59'],
  ['2027-03-15T12:00', months(1), '2027-04-15T12:00'],
  ['2026-12-31T00:00', months(2), '2027-02-28T00:00'],
] as const)('from %s %o end at %s', (from, term, end) => {
  expect(inRome(after(rome(from), term, zone))).toBe(end);
});

const known = (about: Partial<Reporting>): Reporting => ({ ...nothingToReport, ...about });
const at = (text: string) => rome(text).getTime();

/** Each duty in a line: what, until when, or what it waits for. */
const standing = (reporting: Reporting | null, duties = allLaws) =>
  dutiesOf(reporting, duties, zone).map(each => {
    const end = each.state === 'waits' ? `waits for ${each.for}` : (inRome(each.due) ?? 'no term');
    return `${each.duty.regime} ${each.duty.step}: ${each.state === 'done' ? 'done, ' : ''}${end}`;
  });

describe('what has to be done, by when', () => {
  test('nothing, while nothing is known to have happened, and by no law that is off', () => {
    expect(standing(null)).toEqual([]);
    expect(standing(nothingToReport)).toEqual([]);
    expect(standing(known({ aware: { exploited: at('2026-11-24T10:30') } }), [])).toEqual([]);
    expect(
      standing(
        known({ aware: { 'data-breach': at('2026-11-24T10:30') } }),
        dutiesWritten({ laws: { cra: {} } }),
      ),
    ).toEqual([]);
  });

  test('a vulnerability that is exploited: the final report runs from the measure', () => {
    const aware = { exploited: at('2026-11-24T10:30') };
    expect(standing(known({ aware }))).toEqual([
      'cra early-warning: 2026-11-25T10:30',
      'cra notification: 2026-11-27T10:30',
      'cra final-report: waits for measure',
      'cra inform-users: no term',
    ]);
    expect(standing(known({ aware, measureAt: at('2026-12-20T09:00') }))).toContain(
      'cra final-report: 2027-01-03T09:00',
    );
  });

  test('a severe incident: by each law, the final report a month after its own notification', () => {
    const aware = { 'severe-incident': at('2026-12-28T08:00') };
    expect(standing(known({ aware }))).toEqual([
      'cra early-warning: 2026-12-29T08:00',
      'cra notification: 2026-12-31T08:00',
      'cra final-report: waits for notification',
      'cra inform-users: no term',
      'nis2 early-warning: 2026-12-29T08:00',
      'nis2 notification: 2026-12-31T08:00',
      'nis2 final-report: waits for notification',
    ]);
    const done = { 'nis2:severe-incident:notification': { at: at('2026-12-31T07:00'), reference: 'ACN-1' } };
    const later = standing(known({ aware, done }));
    expect(later).toContain('nis2 notification: done, 2026-12-31T08:00');
    expect(later).toContain('nis2 final-report: 2027-01-31T07:00');
    expect(later).toContain('cra final-report: waits for notification');
  });

  test('a personal data breach: 72 hours to the authority, without undue delay to the controller', () => {
    expect(standing(known({ aware: { 'data-breach': at('2026-10-24T10:00') } }))).toEqual([
      'gdpr notification: 2026-10-27T09:00',
      'gdpr inform-people: no term',
      'gdpr inform-controller: no term',
    ]);
  });

  test('what was known earlier than thought is due earlier: nothing is added to what was computed before', () => {
    const thought = standing(known({ aware: { exploited: at('2026-11-24T10:30') } }));
    const mended = standing(known({ aware: { exploited: at('2026-11-24T04:30') } }));
    expect(thought[0]).toBe('cra early-warning: 2026-11-25T10:30');
    expect(mended[0]).toBe('cra early-warning: 2026-11-25T04:30');
  });
});

test('people are called within the term alone, each instant once', () => {
  const calls = (written: string[], start: string, end: string | null) => {
    const [duty] = dutiesWritten({ callAt: written, callWithoutTerm: written, laws: { cra: {} } });
    if (!duty) throw new Error('the law has duties');
    const open = {
      duty,
      state: 'running' as const,
      start: rome(start),
      due: end === null ? null : rome(end),
    };
    return callsOf(open, zone).map(call => `${inRome(call.at)}${call.isMissed ? ' missed' : ''}`);
  };
  expect(calls(['50%', '1d before', '2h before', 'missed'], '2026-11-24T10:30', '2026-11-25T10:30')).toEqual([
    '2026-11-24T22:30',
    '2026-11-25T08:30',
    '2026-11-25T10:30 missed',
  ]);
  expect(
    calls(['12h before', '50%', '12h after', '30h after'], '2026-11-24T10:30', '2026-11-25T10:30'),
  ).toEqual(['2026-11-24T22:30']);
  // Half of the elapsed hours, one of which the clocks show twice.
  expect(calls(['50%'], '2026-10-24T20:00', '2026-10-25T19:00')).toEqual(['2026-10-25T07:00']);
  expect(calls(['4h after', '24h after', 'missed'], '2026-11-24T10:30', null)).toEqual([
    '2026-11-24T14:30',
    '2026-11-25T10:30',
  ]);
});
