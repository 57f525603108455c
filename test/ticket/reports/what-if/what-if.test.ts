import { describe, expect, test } from 'vitest';
import type { Terms } from '../../../../src/ticket/clock/terms.ts';
import type { RecordedEvent, TicketEvent } from '../../../../src/ticket/events.ts';
import { stretchOf } from '../../../../src/ticket/reports/spans.ts';
import { always, type TermsInForce } from '../../../../src/ticket/reports/terms-in-force.ts';
import { callsReplayed, type Rostered } from '../../../../src/ticket/reports/what-if/calls.ts';
import { otherwise } from '../../../../src/ticket/reports/what-if/other-terms.ts';
import { WhatIfCount } from '../../../../src/ticket/reports/what-if/what-if.ts';
import type { Actor } from '../../../../src/ticket/words.ts';
import { aClock, claimed, classified, closed, inRome, rome, terms } from '../../at-rome.ts';
import { bug } from '../../categories.ts';
import { aLog } from '../a-log.ts';
import { randomLives } from '../random-histories.ts';

const desk: Actor = { kind: 'desk' };
const november = stretchOf({ from: '2026-11-01', to: '2026-11-30' }, 'Europe/Rome');
const urgent = classified(bug, 1);
type Windows = [from: number, to: number][];
const hours = (windows: Windows, by = terms()): Terms['calendar'] => {
  const day = windows.map(([from, to]) => ({ from: from * 3600, to: to * 3600 }));
  return { ...by.calendar, week: { 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day } };
};

const replayed = (log: RecordedEvent[], history: TermsInForce, until = '2026-12-01T00:00') =>
  callsReplayed(log, null, history, rome(until).getTime()).map(({ at, as, isOutside, isNight }) =>
    [inRome(new Date(at))?.slice(8), as, isOutside && 'outside', isNight && 'night']
      .filter(Boolean)
      .join(' '),
  );

function whatIf(logs: RecordedEvent[][], was: TermsInForce, wouldBe: TermsInForce, stretch = november) {
  const count = new WhatIfCount(stretch, { was, wouldBe });
  for (const log of logs) count.add(log, null);
  return count.result();
}

test('a request whose log cannot be read is left out, and said; the others are counted', () => {
  const good = aLog('2026-11-24T10:00', [['2026-11-24T10:00', urgent]]);
  const [opened, ...rest] = aLog('2026-11-24T10:00', [['2026-11-24T10:00', urgent]]);
  if (!opened) throw new Error('a log has a beginning');
  const broken = {
    ...opened,
    event: { ...opened.event, type: 'never heard of' },
  } as unknown as RecordedEvent;
  const torn = [opened, broken, ...rest].map(recorded => ({ ...recorded, ticket: 4711 }));
  const only = whatIf([good], always(terms()), always(terms()));
  expect(whatIf([torn, good], always(terms()), always(terms()))).toEqual({ ...only, leftOut: [4711] });
});

// 24 November 2026 is a Tuesday.
describe('calls are made again by the rules of the clock', () => {
  test('where nothing differs they are those that the clock made', () => {
    const clock = aClock('2026-11-24T10:00', [urgent]);
    clock.until('2026-11-26T20:00');
    expect(clock.events.length).toBeGreaterThan(5);
    expect(
      replayed(aLog('2026-11-24T10:00', [['2026-11-24T10:00', urgent]]), always(terms()), '2026-11-26T20:00'),
    ).toHaveLength(clock.events.length);
  });

  test('those that the log has are not called again', () => {
    const story: [string, TicketEvent, Actor?][] = [['2026-11-24T10:00', urgent]];
    const call: TicketEvent = {
      type: 'escalated',
      promise: 'claim',
      share: 1,
      repetition: 0,
      due: '',
      tell: 'managers',
      told: [],
    };
    const without = replayed(aLog('2026-11-24T10:00', story), always(terms()));
    expect(
      replayed(aLog('2026-11-24T10:00', [...story, ['2026-11-24T10:45', call, desk]]), always(terms())),
    ).toEqual(without);
  });

  test('whoever acts is not called any more, and what people did happens at its hour', () => {
    const log = aLog('2026-11-24T10:00', [
      ['2026-11-24T10:00', urgent],
      ['2026-11-24T10:30', claimed],
      ['2026-11-24T11:00', closed],
    ]);
    expect(replayed(log, always(terms()))).toEqual([]);
  });

  test('by a calendar without nights people are called at night; outside its own hours nobody is', () => {
    const log = aLog('2026-11-24T20:00', [['2026-11-24T20:00', urgent]]);
    const round = always({ ...terms(), calendar: hours([[0, 24]]) });
    const night = replayed(log, round, '2026-11-25T00:00');
    expect(night.filter(said => said.includes('night')).length).toBeGreaterThan(0);
    expect(night.filter(said => said.includes('outside'))).toEqual([]);
    expect(replayed(log, always(terms()), '2026-11-25T00:00')).toEqual([]);
  });

  test('another duty plan changes whom it calls, and not how often; of who stands in the log it tells nothing', () => {
    const by = always({ ...terms(), calendar: hours([[0, 24]]) });
    const logs = [
      aLog('2026-11-24T22:00', [['2026-11-24T22:00', urgent]]),
      aLog('2026-11-24T22:00', [
        ['2026-11-24T22:00', urgent],
        ['2026-11-24T22:05', claimed],
      ]),
    ];
    const night = stretchOf({ from: '2026-11-24', to: '2026-11-24' }, 'Europe/Rome');
    const named = (name: string, id: number) => [{ id, name }];
    const told = (plan: Rostered | null) => {
      const count = new WhatIfCount(night, { was: by, wouldBe: by }, plan);
      for (const log of logs) count.add(log, null);
      return count.result();
    };
    const plan = (onDuty: string, managers: string) => () => ({
      ...{ onDuty: named(onDuty, 1), managers: named(managers, 2), onCall: [] },
    });
    const none = told(null);
    const [one, other, empty] = [
      told(plan('Marta', 'Ugo')),
      told(plan('Ugo', 'Ivo')),
      told(() => ({ onDuty: [], managers: [], onCall: [] })),
    ];
    for (const each of [one, other, empty]) expect(each.wouldBe.calls).toEqual(none.wouldBe.calls);
    expect(none.people).toBeNull();
    expect(none.wouldBe.calls).toMatchObject({ 'on-duty': 1 });
    const { calls } = none.wouldBe;
    expect(one.people?.Marta).toEqual({ all: calls['on-duty'], atNight: calls['on-duty'] });
    expect(one.people?.Ugo?.all).toBe(calls.managers);
    expect(other.people?.Ugo).toEqual(one.people?.Marta);
    // Who has it stands in the log.
    expect(Object.keys(one.people ?? {}).toSorted()).toEqual(['', 'Marta', 'Ugo']);
    expect(one.people?.['']?.all).toBe(calls.assignee);
    expect(empty.people?.['']?.all).toBe(calls.all);
  });

  test('a closure that begins calls whoever is on call, outside the hours', () => {
    const closure = terms({ closures: [{ from: '2026-11-25', to: '2026-11-27', name: 'Ponte' }] });
    const log = aLog('2026-11-24T18:00', [['2026-11-24T18:00', urgent]]);
    expect(replayed(log, always(closure), '2026-11-25T09:00')).toContain('25T00:00 on-call outside night');
    const since = rome('2026-11-25T12:00').getTime();
    // Announced later: from then on.
    const history: TermsInForce = [
      { since: 0, terms: terms() },
      { since, terms: closure },
    ];
    const said = replayed(log, history, '2026-11-26T00:00');
    expect(said).toContain('25T12:00 on-call outside');
    expect(said.filter(each => each.startsWith('25T09'))).not.toEqual([]);
  });
});

test('what would have been kept stands beside what was, with each promise that turns', () => {
  const log = aLog('2026-11-24T17:30', [
    ['2026-11-24T17:30', urgent],
    ['2026-11-25T09:15', claimed],
    ['2026-11-25T16:00', closed],
  ]);
  const was = always(terms());
  const promises = {
    1: { claim: { amount: 2, unit: 'hour' as const }, resolve: { amount: 4, unit: 'hour' as const } },
  };
  const found = whatIf([log], was, otherwise(was, { promises }));
  expect(found.turned).toEqual([
    {
      ticket: 1001,
      promise: 'claim',
      at: rome('2026-11-25T09:15').getTime(),
      was: 'broken',
      wouldBe: 'kept',
    },
    {
      ticket: 1001,
      promise: 'resolve',
      at: rome('2026-11-25T16:00').getTime(),
      was: 'kept',
      wouldBe: 'broken',
    },
  ]);
  expect([found.was.figures.claimKept.value, found.wouldBe.figures.claimKept.value]).toEqual([0, 1]);
  expect([found.was.figures.resolveBroken.value, found.wouldBe.figures.resolveBroken.value]).toEqual([0, 1]);
  // Half a day to resolve it: the afternoon calls more than once.
  expect([found.was.calls.all, found.wouldBe.calls.all]).toEqual([4, 5]);
  expect(found.recorded.all).toBe(0);
});

test('an open request that is late by one and not by the other turns at the end; nothing behind it counts', () => {
  const log = aLog('2026-11-30T09:00', [
    ['2026-11-30T09:00', urgent],
    ['2026-12-02T09:00', claimed],
  ]);
  const was = always(terms());
  const found = whatIf([log], was, otherwise(was, { calendar: hours([[20, 24]]) }));
  expect(found.turned).toEqual([{ ticket: 1001, promise: 'resolve', at: null, was: 'late', wouldBe: null }]);
  expect(found.was.figures.claimKept.value).toBe(0);
});

test('whatever happened: by the same nothing turns, and it is the same each time', () => {
  const span = { from: new Date('2026-10-01T00:00:00Z'), to: new Date('2026-11-30T00:00:00Z') };
  const logs = randomLives(7, 150, span).map(({ events }) => events);
  const was = always(terms());
  const before = JSON.stringify(logs);
  const one = whatIf(logs, was, otherwise(was, {}));
  expect(one.turned).toEqual([]);
  expect(one.was).toEqual(one.wouldBe);
  expect(one.was.calls.all).toBeGreaterThan(50);
  expect(whatIf(logs, was, otherwise(was, {}))).toEqual(one);
  expect(JSON.stringify(logs)).toBe(before);
  const other = whatIf(logs, was, otherwise(was, { calendar: hours([[0, 24]]) }));
  expect(other.was).toEqual(one.was);
  expect(other.wouldBe.calls.atNight).toBeGreaterThan(one.was.calls.atNight);
});
