import { describe, expect, test } from 'vitest';
import { wakeAt } from '../../../src/ticket/clock/schedule.ts';
import { strike } from '../../../src/ticket/clock/strike.ts';
import type { Terms } from '../../../src/ticket/clock/terms.ts';
import type { DutyCallingEvent } from '../../../src/ticket/duties/calling.ts';
import { evolve } from '../../../src/ticket/evolve.ts';
import type { Ticket } from '../../../src/ticket/ticket.ts';
import { closed, inRome, rome, type Story, terms, ticketFrom } from '../at-rome.ts';
import { allLaws, dutiesWritten } from './laws.ts';

const giulia = { id: 3, name: 'Giulia Verdi' };
const roster = {
  onDuty: [],
  managers: [],
  onCall: [],
  byAddress: { 'giulia.verdi@example.com': giulia },
};
const closures = [{ from: '2026-12-24', to: '2027-01-06', name: 'Natale', onCall: null }];
const lawful = terms({ duties: allLaws, closures });

/** All that is called until then, each as the desk's own clock comes to it; promises are left aside. */
function called(ticket: Ticket, until: string, by: Terms = lawful): [Ticket, string[]] {
  const told: string[] = [];
  let now = ticket;
  for (let at = wakeAt(now, by, now.updatedAt); at && at <= rome(until); at = wakeAt(now, by, at)) {
    const events = strike(now, by, roster, at);
    if (events.length === 0) throw new Error(`woken at ${inRome(at)} for nothing`);
    for (const event of events) {
      now = evolve(now, event, { kind: 'desk' }, at);
      if (event.type === 'duty-called') told.push(`${inRome(at)} ${inWords(event)}`);
    }
  }
  return [now, told];
}

const inWords = ({ duty, isMissed, told }: DutyCallingEvent) =>
  `${duty}${isMissed ? ' missed' : ''}${told.length > 0 ? '' : ' all'}`;

const story = (...steps: Story): Ticket =>
  ticketFrom(steps[0]?.[0] ?? '2026-12-24T17:00', steps, lawful, { restricted: true });
const aware = (kind: 'exploited' | 'severe-incident' | 'data-breach', since: string): Story[number] => [
  since,
  { type: 'became-aware', kind, since: rome(since).toISOString() },
];
const done = (duty: string, at: string): Story[number] => [
  at,
  { type: 'duty-done', duty, at: rome(at).toISOString(), reference: 'X' },
];

describe('calls about what has to be reported', () => {
  test('come over a closure, by day and night, each once', () => {
    const [after, told] = called(story(aware('exploited', '2026-12-24T17:00')), '2027-01-31T00:00');
    expect(told).toEqual([
      '2026-12-24T21:00 cra:exploited:inform-users',
      '2026-12-25T05:00 cra:exploited:early-warning',
      '2026-12-25T15:00 cra:exploited:early-warning',
      '2026-12-25T17:00 cra:exploited:early-warning missed',
      '2026-12-25T17:00 cra:exploited:inform-users',
      '2026-12-26T05:00 cra:exploited:notification',
      '2026-12-26T17:00 cra:exploited:notification',
      '2026-12-27T15:00 cra:exploited:notification',
      '2026-12-27T17:00 cra:exploited:notification missed',
      '2026-12-27T17:00 cra:exploited:inform-users',
    ]);
    expect(called(after, '2027-06-30T00:00')[1]).toEqual([]);
  });

  test('come when as many hours have elapsed, over a change of the clocks', () => {
    const autumn = called(story(aware('data-breach', '2026-10-24T18:00')), '2026-11-30T00:00')[1];
    expect(autumn.filter(line => line.includes('notification'))).toEqual([
      '2026-10-26T05:00 gdpr:data-breach:notification',
      '2026-10-26T17:00 gdpr:data-breach:notification',
      '2026-10-27T15:00 gdpr:data-breach:notification',
      '2026-10-27T17:00 gdpr:data-breach:notification missed',
    ]);
    const spring = called(story(aware('data-breach', '2027-03-27T18:00')), '2027-04-30T00:00')[1];
    expect(spring.filter(line => line.includes('notification'))).toEqual([
      '2027-03-29T07:00 gdpr:data-breach:notification',
      '2027-03-29T19:00 gdpr:data-breach:notification',
      '2027-03-30T17:00 gdpr:data-breach:notification',
      '2027-03-30T19:00 gdpr:data-breach:notification missed',
    ]);
  });

  test('end where it is done, and go on of what follows from it', () => {
    const warned = story(
      aware('severe-incident', '2026-12-28T08:00'),
      done('nis2:severe-incident:early-warning', '2026-12-28T09:00'),
      done('nis2:severe-incident:notification', '2026-12-28T10:00'),
    );
    const nis2 = called(warned, '2027-03-01T00:00')[1].filter(line => line.includes('nis2'));
    expect(nis2).toEqual([
      '2027-01-12T22:00 nis2:severe-incident:final-report',
      '2027-01-27T10:00 nis2:severe-incident:final-report',
      '2027-01-28T08:00 nis2:severe-incident:final-report',
      '2027-01-28T10:00 nis2:severe-incident:final-report missed',
    ]);
  });

  test('go on when the customer was told that it is closed', () => {
    const ended = story(aware('exploited', '2026-12-24T17:00'), ['2026-12-24T18:00', closed]);
    expect(called(ended, '2027-01-31T00:00')[1]).toHaveLength(10);
  });

  test('of a law that is switched on later come by day, once, where the request is closed and its terms are over', () => {
    const cra = terms({ duties: dutiesWritten({ laws: { cra: {} } }), closures });
    const done4 = ['early-warning', 'notification', 'final-report', 'inform-users'].map(step =>
      done(`cra:severe-incident:${step}`, '2026-11-02T12:00'),
    );
    const old = story(aware('severe-incident', '2026-11-02T08:00'), ...done4, ['2026-11-03T10:00', closed]);
    expect(wakeAt(old, cra, rome('2026-11-29T02:00'))).toBeNull();
    // NIS2 stands in desk.yaml from a Sunday night on.
    const woken = wakeAt(old, lawful, rome('2026-11-29T02:00'));
    expect(inRome(woken)).toBe('2026-11-29T09:00');
    const told = strike(old, lawful, roster, rome('2026-11-29T09:00'));
    expect(told.map(event => (event.type === 'duty-called' ? inWords(event) : event.type))).toEqual([
      'nis2:severe-incident:early-warning missed',
      'nis2:severe-incident:notification missed',
    ]);
    const after = told.reduce(
      (now, event) => evolve(now, event, { kind: 'desk' }, rome('2026-11-29T09:00')),
      old,
    );
    expect(wakeAt(after, lawful, rome('2026-11-29T09:00'))).toBeNull();
    // What can still be done in time is called for at its hour; what was only now said to have happened, too.
    const fresh = story(aware('severe-incident', '2026-11-28T20:00'), ['2026-11-28T21:00', closed]);
    expect(inRome(wakeAt(fresh, lawful, rome('2026-11-29T02:00')))).toBe('2026-11-29T00:00');
    const said = evolve(
      story(['2026-11-03T10:00', closed]),
      { type: 'became-aware', kind: 'data-breach', since: rome('2026-11-02T08:00').toISOString() },
      { kind: 'desk' },
      rome('2026-11-29T02:00'),
    );
    const atOnce = strike(said, lawful, roster, rome('2026-11-29T02:00'));
    expect(atOnce.map(event => (event.type === 'duty-called' ? inWords(event) : event.type))).toContain(
      'gdpr:data-breach:notification missed',
    );
  });

  test.each([
    ['2026-12-24T19:00', '2026-12-24T19:00'],
    ['2026-12-24T22:30', '2026-12-25T09:00'],
    ['2026-12-25T03:00', '2026-12-25T09:00'],
  ])(
    'of a closed request, which a desk that was away has missed, do not wait for January: back at %s, it calls at %s',
    (back, calls) => {
      const gdpr = terms({ duties: dutiesWritten({ laws: { gdpr: {} } }), closures });
      const missed = story(aware('data-breach', '2026-12-21T17:00'), ['2026-12-21T18:00', closed]);
      expect(inRome(wakeAt(missed, gdpr, rome(back)))).toBe(calls);
      const told = strike(missed, gdpr, roster, new Date(rome(calls).getTime() + 90_000));
      expect(told.flatMap(event => (event.type === 'duty-called' ? [inWords(event)] : []))).toContain(
        'gdpr:data-breach:notification missed all',
      );
    },
  );

  test('end where it was not so after all; said anew, the terms run anew', () => {
    const dropped: Story[number] = [
      '2026-12-24T18:00',
      { type: 'duties-dropped', kind: 'exploited', reason: '' },
    ];
    const over = story(aware('exploited', '2026-12-24T17:00'), dropped);
    expect(called(over, '2027-01-31T00:00')[1]).toEqual([]);
    const again = story(
      aware('exploited', '2026-12-24T17:00'),
      done('cra:exploited:early-warning', '2026-12-24T17:30'),
      dropped,
      aware('exploited', '2026-12-26T08:00'),
    );
    expect(called(again, '2026-12-27T09:00')[1]).toContain(
      '2026-12-27T08:00 cra:exploited:early-warning missed',
    );
  });

  test('of several that were missed the last is told; nothing is told of what is over twice', () => {
    const late = story(aware('exploited', '2026-12-24T17:00'));
    const events = strike(late, lawful, roster, rome('2026-12-26T08:00'));
    const duties = events.filter(event => event.type === 'duty-called');
    expect(duties.map(inWords)).toEqual([
      'cra:exploited:early-warning missed',
      'cra:exploited:notification',
      'cra:exploited:inform-users',
    ]);
    const then = duties.reduce(
      (now, event) => evolve(now, event, { kind: 'desk' }, rome('2026-12-26T08:00')),
      late,
    );
    const once = strike(then, lawful, roster, rome('2026-12-26T08:01'));
    expect(once.filter(event => event.type === 'duty-called')).toEqual([]);
  });

  test('an instant that is mended later calls anew; at once where it lies behind', () => {
    const [told] = called(story(aware('exploited', '2026-12-24T17:00')), '2026-12-25T05:00');
    const later = {
      type: 'became-aware',
      kind: 'exploited',
      since: rome('2026-12-25T03:00').toISOString(),
    } as const;
    const mended = evolve(told, later, { kind: 'desk' }, rome('2026-12-25T06:00'));
    expect(called(mended, '2026-12-25T15:00')[1]).toContain('2026-12-25T15:00 cra:exploited:early-warning');
    const earlier = { ...later, since: rome('2026-12-23T03:00').toISOString() };
    const behind = evolve(told, earlier, { kind: 'desk' }, rome('2026-12-25T06:00'));
    const now = strike(behind, lawful, roster, rome('2026-12-25T06:00'));
    expect(now.flatMap(event => (event.type === 'duty-called' ? [inWords(event)] : []))).toEqual([
      'cra:exploited:early-warning missed',
      'cra:exploited:notification',
      'cra:exploited:inform-users',
    ]);
  });

  test('reach whoever stands in, whoever is away where nobody does, and all where nobody is named', () => {
    const now = rome('2026-12-25T05:00');
    const ticket = story(aware('exploited', '2026-12-24T17:00'));
    const told = (by: Terms, who: typeof roster & { away?: Record<number, typeof giulia | null> }) =>
      strike(ticket, by, who, now).flatMap(event =>
        event.type === 'duty-called' && event.duty.endsWith('early-warning') ? event.told : [],
      );
    const bea = { id: 8, name: 'Bea' };
    expect(told(lawful, roster)).toEqual([giulia]);
    expect(told(lawful, { ...roster, away: { 3: bea } })).toEqual([bea]);
    expect(told(lawful, { ...roster, away: { 3: null } })).toEqual([giulia]);
    expect(told(terms({ duties: dutiesWritten({ laws: { cra: {} } }) }), roster)).toEqual([]);
  });
});
