import { describe, expect, test } from 'vitest';
import { rearmed } from '../../../src/ticket/clock/ladder.ts';
import { wakeAt } from '../../../src/ticket/clock/schedule.ts';
import type { Terms } from '../../../src/ticket/clock/terms.ts';
import type { TicketEvent } from '../../../src/ticket/events.ts';
import type { Ticket } from '../../../src/ticket/ticket.ts';
import {
  aClock,
  answered,
  asked,
  claimed,
  classified,
  closed,
  extendedBy,
  inRome,
  rome,
  terms,
  ticketFrom,
} from '../at-rome.ts';
import { bug, categoryCalled, helpDesk } from '../categories.ts';
import { anna, giulia, marco } from '../ticket-of.ts';

const ofAnna = { id: 1, name: 'Anna Rossi' };
const christmas = { from: '2026-12-24', to: '2027-01-06', name: 'Natale' };

describe('the ladder of a blocking request that nobody takes', () => {
  test('claim and resolution, each with 75 %, 90 % and the breach', () => {
    const clock = aClock('2026-11-24T09:00', [classified(bug, 1)]);
    expect(clock.until('2026-11-24T18:30')).toEqual(
      [
        '09:45 claim 75 % channel',
        '09:54 claim 90 % on-duty',
        '10:00 claim 100 % managers',
        '11:00 claim 100 % managers again 1',
        '12:00 claim 100 % managers again 2',
        '13:00 claim 100 % managers again 3',
        '15:30 claim 100 % managers again 4',
        '16:30 resolve 75 % channel',
        '16:30 claim 100 % managers again 5',
        '17:30 claim 100 % managers again 6',
        '17:42 resolve 90 % on-duty',
        '18:30 claim 100 % managers again 7',
        '18:30 resolve 100 % managers',
      ].toSorted(),
    );
  });

  test('is told eight times again at most, and then no more', () => {
    const clock = aClock('2026-11-24T09:00', [classified(bug, 1), claimed]);
    const told = clock.until('2026-12-23T18:30');
    expect(told.filter(line => line.includes('again'))).toHaveLength(8);
    expect(told.at(-1)).toBe('18:30 resolve 100 % managers again 8');
    expect(wakeAt(clock.ticket, terms(), clock.now)).toBeNull();
  });

  test('is told in working time alone', () => {
    const clock = aClock('2026-12-04T18:00', [classified(bug, 1)]);
    expect(clock.until('2026-12-07T10:30')).toEqual([
      '09:15 claim 75 % channel',
      '09:24 claim 90 % on-duty',
      '09:30 claim 100 % managers',
      '10:30 claim 100 % managers again 1',
    ]);
  });
});

describe('who takes it', () => {
  test('ends the claim’s ladder at once, also after its breach', () => {
    const clock = aClock('2026-11-24T09:00', [classified(bug, 1)]);
    clock.until('2026-11-24T11:30');
    clock.happens(claimed);
    expect(clock.until('2026-11-24T16:00')).toEqual([]);
    expect(clock.until('2026-11-24T16:30')).toEqual(['16:30 resolve 75 % Anna Rossi']);
  });

  test('and gives it back, is not asked for the claim again', () => {
    const clock = aClock('2026-11-24T09:00', [classified(bug, 1), claimed, { type: 'released' }]);
    expect(clock.until('2026-11-24T16:30')).toEqual(['16:30 resolve 75 % channel']);
  });
});

describe('the repetitions', () => {
  const breached = () => {
    const clock = aClock('2026-11-23T09:00', [classified(bug, 1), claimed]);
    clock.until('2026-11-23T18:30');
    return clock;
  };

  test.each([
    ['a reply', { type: 'replied', text: 'Ci siamo.' }],
    ['a note', { type: 'note-added', text: 'Visto.' }],
    [
      'a colleague who takes over',
      { type: 'reassigned', to: { id: 2, name: 'Marco' }, tellsCustomer: false },
    ],
    ['a question', asked],
  ] as [string, TicketEvent][])('%s stops them', (_name, event) => {
    const clock = breached();
    clock.until('2026-11-24T10:00');
    clock.happens(event);
    expect(clock.until('2026-12-01T18:30')).toEqual([]);
  });

  test.each([
    ['reading', { type: 'conversation-opened' }],
    ['giving it back', { type: 'released' }],
  ] as [string, TicketEvent][])('%s does not', (_name, event) => {
    const clock = breached();
    clock.until('2026-11-24T10:00');
    clock.happens(event);
    expect(clock.until('2026-11-24T10:30')).toEqual(['10:00 resolve 100 % managers again 1'].slice(1));
    expect(clock.until('2026-11-24T11:00')).toHaveLength(1);
  });

  test('“I’m on it” silences them for two working hours; if nothing happened, it asks again', () => {
    const clock = breached();
    clock.until('2026-11-24T12:00');
    clock.happens({ type: 'acknowledged' }, giulia);
    expect(clock.until('2026-11-24T15:29')).toEqual([]);
    expect(clock.until('2026-11-24T16:30')).toEqual([
      '15:30 resolve 100 % managers again 4',
      '16:30 resolve 100 % managers again 5',
    ]);
  });

  test('“I’m on it” before the breach does not silence the breach', () => {
    const clock = aClock('2026-11-23T09:00', [classified(bug, 1), claimed]);
    clock.until('2026-11-23T17:42');
    clock.happens({ type: 'acknowledged' }, anna);
    expect(clock.until('2026-11-23T18:30')).toEqual(['18:30 resolve 100 % managers']);
  });

  test('the customer’s writing is no act of the desk', () => {
    const clock = breached();
    clock.until('2026-11-24T10:00');
    clock.happens(
      {
        ...(answered('2026-11-24T10:00')[1] as Extract<TicketEvent, { type: 'message-received' }>),
        endsWaiting: false,
      },
      { kind: 'customer', name: '', address: '' },
    );
    expect(clock.until('2026-11-24T11:00')).toEqual(['11:00 resolve 100 % managers again 2']);
  });
});

describe('what changes the ladder under way', () => {
  test('an extension: its steps are struck anew', () => {
    const clock = aClock('2026-11-24T09:00', [classified(bug, 1), claimed]);
    expect(clock.until('2026-11-24T17:42')).toHaveLength(2);
    clock.happens(extendedBy(1, 'day'), giulia);
    expect(clock.until('2026-11-25T18:30')).toEqual([
      '13:00 resolve 75 % Anna Rossi',
      '16:54 resolve 90 % on-duty',
      '18:30 resolve 100 % managers',
    ]);
  });

  test('a higher priority: what is now overdue is told at once, once', () => {
    const clock = aClock('2026-11-24T09:00', [classified(bug, 2), claimed]);
    expect(clock.until('2026-11-25T13:00')).toEqual(['13:00 resolve 75 % Anna Rossi']);
    clock.happens(classified(bug, 1));
    expect(clock.until('2026-11-25T14:00')).toEqual(['13:00 resolve 100 % managers']);
  });

  test('a lower priority: its steps are struck anew, later', () => {
    const clock = aClock('2026-11-24T09:00', [classified(bug, 1), claimed]);
    expect(clock.until('2026-11-24T18:30')).toHaveLength(3);
    clock.happens(classified(bug, 2), marco);
    expect(clock.until('2026-11-25T13:00')).toEqual(['13:00 resolve 75 % Anna Rossi']);
  });

  test('a category without promises ends it', () => {
    const clock = aClock('2026-11-24T09:00', [classified(bug, 1)]);
    clock.until('2026-11-24T11:00');
    clock.happens(classified(helpDesk));
    expect(clock.until('2026-11-30T18:30')).toEqual([]);
  });

  test('a closure over today: what was struck is struck anew after it', () => {
    const clock = aClock('2026-11-24T09:00', [classified(bug, 2), claimed]);
    expect(clock.until('2026-11-25T14:30')).toHaveLength(1);
    clock.by(terms({ closures: [{ from: '2026-11-25', to: '2026-11-26', name: 'Trasloco' }] }));
    expect(clock.until('2026-11-27T18:30')).toEqual([
      '13:00 resolve 75 % Anna Rossi',
      '16:54 resolve 90 % on-duty',
      '18:30 resolve 100 % managers',
    ]);
  });

  test('a pause before 75 %: the step comes by so much later', () => {
    const clock = aClock('2026-11-24T09:00', [classified(bug, 1), claimed, asked]);
    expect(clock.until('2026-11-26T09:00')).toEqual([]);
    clock.happens(...(answered('2026-11-26T09:00').slice(1) as [TicketEvent]));
    expect(clock.until('2026-11-26T18:30')).toEqual([
      '16:30 resolve 75 % Anna Rossi',
      '17:42 resolve 90 % on-duty',
      '18:30 resolve 100 % managers',
    ]);
  });

  test('nothing changes it: what was struck stays struck', () => {
    const clock = aClock('2026-11-24T09:00', [classified(bug, 1), claimed]);
    clock.until('2026-11-24T17:42');
    expect(rearmed(clock.ticket, terms(), clock.now)).toBe(clock.ticket);
  });
});

describe('after the desk was down', () => {
  test('over several steps, the last of them is told, once', () => {
    const clock = aClock('2026-11-24T09:00', [classified(bug, 1), claimed]);
    clock.sleepsUntil('2026-11-25T09:20');
    expect(clock.until('2026-11-25T10:20')).toEqual([
      '09:20 resolve 100 % managers',
      '10:20 resolve 100 % managers again 1',
    ]);
  });

  test('over hours of repetitions, it is told again once', () => {
    const clock = aClock('2026-11-24T09:00', [classified(bug, 1), claimed]);
    clock.until('2026-11-24T18:30');
    clock.sleepsUntil('2026-11-26T11:00');
    expect(clock.until('2026-11-26T12:00')).toEqual([
      '11:00 resolve 100 % managers again 1',
      '12:00 resolve 100 % managers again 2',
    ]);
  });
});

test('lead times are steps too, and one that is longer than the promise is none', () => {
  const ladder = [
    { at: { before: { amount: 2, unit: 'hour' as const } }, tell: 'assignee' as const, repeat: null },
    { at: { share: 1 }, tell: 'managers' as const, repeat: null },
  ];
  const clock = aClock('2026-11-24T09:00', [classified(bug, 1)], terms({ ladder }));
  expect(clock.until('2026-11-24T18:30')).toEqual([
    '10:00 claim 100 % managers',
    '16:30 resolve 75 % channel',
    '18:30 resolve 100 % managers',
  ]);
});

test('steps at the same place each tell theirs, and the one that repeats repeats', () => {
  const ladder = [
    { at: { share: 0.75 }, tell: 'assignee' as const, repeat: null },
    { at: { before: { amount: 2, unit: 'hour' as const } }, tell: 'on-duty' as const, repeat: null },
    {
      at: { share: 1 },
      tell: 'managers' as const,
      repeat: { every: { amount: 1, unit: 'hour' as const }, atMost: 2 },
    },
    { at: { share: 1 }, tell: 'assignee' as const, repeat: null },
  ];
  const clock = aClock('2026-11-24T09:00', [classified(bug, 1), claimed], terms({ ladder }));
  expect(clock.until('2026-11-30T18:30')).toEqual([
    '16:30 resolve 75 % Anna Rossi',
    '16:30 resolve 75 % on-duty',
    '18:30 resolve 100 % managers',
    '18:30 resolve 100 % Anna Rossi',
    '10:00 resolve 100 % managers again 1',
    '11:00 resolve 100 % managers again 2',
  ]);
});

describe('the clock looks again on the minute', () => {
  test.each([
    ['2026-11-24T09:00:00', '2026-11-24T09:45:00'],
    ['2026-11-24T09:00:01', '2026-11-24T09:46:00'],
    ['2026-11-24T09:00:59.999', '2026-11-24T09:46:00'],
    ['2026-11-24T18:00:00', '2026-11-25T09:15:00'],
  ])('arrived %s: %s', (arrived, expected) => {
    const ticket = ticketFrom(arrived, [[arrived, classified(bug, 1)]]);
    expect(wakeAt(ticket, terms(), rome(arrived))).toEqual(rome(expected));
  });

  test('never, at what is closed or promises nothing', () => {
    const story = (event: TicketEvent): Ticket =>
      ticketFrom('2026-11-24T09:00', [
        ['2026-11-24T09:00', claimed],
        ['2026-11-24T09:00', event],
      ]);
    expect(wakeAt(story(closed), terms(), rome('2026-11-24T09:00'))).toBeNull();
    expect(
      wakeAt(story(classified(categoryCalled('billable'))), terms(), rome('2026-11-24T09:00')),
    ).toBeNull();
  });

  test('a step that was struck at its very instant is not struck again', () => {
    // A share that is no whole number of milliseconds: its instant is rounded down.
    const ladder = [{ at: { share: 0.333_333_39 }, tell: 'assignee' as const, repeat: null }];
    const odd = terms({ ladder });
    const clock = aClock('2026-11-24T09:00', [classified(bug, 1)], odd);
    clock.strikeAt(new Date(rome('2026-11-24T09:20').getTime() + 2));
    expect(clock.ticket.escalation.struck.claim).toBeGreaterThan(0);
    expect(rearmed(clock.ticket, odd, clock.now)).toBe(clock.ticket);
  });
});

describe('on call', () => {
  const inClosure = terms({ closures: [christmas] });
  const suggestion = { category: bug, priority: 1 as const, reason: '“fermo”' };
  const story = (arrived: string, by: Terms, events: TicketEvent[] = [], about: Partial<Ticket> = {}) =>
    aClock(arrived, events, by, about).until('2027-01-07T09:00');

  test('a blocking request in a closure is told at once, once', () => {
    expect(story('2026-12-26T23:10:20', inClosure, [classified(bug, 1)])).toEqual(['23:10 on call']);
  });
  test('also by what the rules propose: nobody is there to classify', () => {
    expect(story('2026-12-26T23:10', inClosure, [], { suggestion })).toEqual(['23:10 on call']);
  });
  test('an operator’s word is more than the rules’', () => {
    expect(story('2026-12-26T23:10', inClosure, [classified(bug, 3)], { suggestion })).toEqual([]);
  });
  test('nor do the rules wake anybody once somebody said that it has no priority', () => {
    expect(story('2026-12-26T23:10', inClosure, [classified(helpDesk, null)], { suggestion })).toEqual([]);
  });
  test.each([
    ['of another priority', '2026-12-26T23:10', [classified(bug, 2)], {}],
    ['on an ordinary Sunday', '2027-01-10T11:00', [classified(bug, 1)], {}],
    ['that somebody has', '2026-12-26T23:10', [classified(bug, 1), claimed], {}],
    ['from before the desk', '2026-12-26T23:10', [classified(bug, 1)], { fromBacklog: true }],
  ] as [string, string, TicketEvent[], Partial<Ticket>][])(
    'not: a request %s',
    (_name, arrived, events, about) => {
      expect(story(arrived, inClosure, events, about)).toEqual([]);
    },
  );
  test('one that nobody has taken when the closure begins is told when it begins', () => {
    expect(story('2026-12-23T18:20', inClosure, [classified(bug, 1)])).toEqual(['00:00 on call']);
  });
  test('its ladder goes on at the reopening', () => {
    const clock = aClock('2026-12-26T23:10', [classified(bug, 1)], inClosure);
    expect(clock.until('2027-01-07T10:00').slice(1)).toEqual([
      '09:45 claim 75 % channel',
      '09:54 claim 90 % on-duty',
      '10:00 claim 100 % managers',
    ]);
  });
});

describe('a customer who does not answer', () => {
  const [three, ten] = [
    { amount: 3, unit: 'day' as const },
    { amount: 10, unit: 'day' as const },
  ];
  const both = terms({ silentCustomers: { remindAfter: three, closeAfter: ten } });
  const waiting = (by: Terms, about: Partial<Ticket> = {}) =>
    aClock('2026-11-24T09:00', [classified(bug, 3), claimed, asked], by, about);

  test('is left alone by default', () => {
    expect(waiting(terms()).until('2027-02-24T18:30')).toEqual([]);
  });

  test('is reminded after three working days, and closed out after ten, as announced', () => {
    const clock = waiting(both);
    expect(clock.until('2027-02-24T18:30')).toEqual([
      '18:30 reminded, closes 2026-12-07T18:30',
      '18:30 closed',
    ]);
    expect(inRome(clock.ticket.closedAt)).toBe('2026-12-07T18:30');
  });

  test('is reminded alone, where closing is off', () => {
    const remind = terms({ silentCustomers: { remindAfter: three, closeAfter: null } });
    expect(waiting(remind).until('2027-02-24T18:30')).toEqual(['18:30 reminded']);
  });

  test.each([
    ['before the reminder', '2026-11-25T10:00', 0],
    ['before the closing', '2026-12-02T10:00', 1],
  ])('and then answers, %s: it is over', (_name, when, reminders) => {
    const clock = waiting(both);
    expect(clock.until(when)).toHaveLength(reminders);
    clock.happens(...(answered(when).slice(1) as [TicketEvent]));
    expect(clock.until('2026-12-23T18:30').filter(line => !line.includes('%'))).toEqual([]);
  });

  test('and is asked anew: the days are counted from the new question', () => {
    const clock = waiting(both);
    clock.until('2026-12-01T10:00');
    clock.happens(asked);
    expect(clock.until('2027-02-24T18:30')).toEqual([
      '10:00 reminded, closes 2026-12-16T10:00',
      '10:00 closed',
    ]);
  });

  test('after a reminder that went out late, the days until the closing are the same', () => {
    const clock = waiting(both);
    clock.sleepsUntil('2026-12-14T10:00');
    expect(clock.until('2027-02-24T18:30')).toEqual([
      '10:00 reminded, closes 2026-12-23T10:00',
      '10:00 closed',
    ]);
  });

  test('is not closed out by a reminder that did not announce it', () => {
    const clock = waiting(terms({ silentCustomers: { remindAfter: three, closeAfter: null } }));
    clock.until('2026-12-01T10:00');
    clock.by(both);
    expect(clock.until('2027-02-24T18:30')).toEqual([]);
  });

  test('is not closed out sooner than announced, when the calendar changes', () => {
    const clock = waiting({
      ...both,
      calendar: terms({ closures: [{ ...christmas, from: '2026-12-03' }] }).calendar,
    });
    expect(clock.until('2026-11-27T18:30')).toEqual(['18:30 reminded, closes 2027-01-11T18:30']);
    clock.by(both);
    clock.until('2027-02-24T18:30');
    expect(inRome(clock.ticket.closedAt)).toBe('2027-01-11T18:30');
  });

  test.each([{ fromMachine: true }, { fromBacklog: true }])('is no person: %o', about => {
    expect(waiting(both, about).until('2027-02-24T18:30')).toEqual([]);
  });
});

test('claim and resolution that fall due in the same minute are struck together', () => {
  const same = terms({
    promises: {
      ...terms().policy.promises,
      1: { claim: { amount: 1, unit: 'hour' }, resolve: { amount: 1, unit: 'hour' } },
    },
  });
  const clock = aClock('2026-11-24T09:00', [classified(bug, 1)], same);
  expect(clock.until('2026-11-24T09:45')).toEqual(['09:45 claim 75 % channel', '09:45 resolve 75 % channel']);
  expect(clock.ticket.escalation.struck).toEqual({ claim: 0.75, resolve: 0.75 });
});

test('the assignee is told of what is theirs', () => {
  const clock = aClock('2026-11-24T09:00', [classified(bug, 1), claimed]);
  clock.until('2026-11-24T16:30');
  expect(clock.events.at(-1)).toMatchObject({
    type: 'escalated',
    told: [ofAnna],
    due: rome('2026-11-24T18:30').toISOString(),
  });
});
