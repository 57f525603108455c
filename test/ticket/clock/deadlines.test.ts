import { describe, expect, test } from 'vitest';
import {
  deadlinesOf,
  nextDeadline,
  promisedDeadlines,
  stateOf,
  usedUp,
} from '../../../src/ticket/clock/deadlines.ts';
import { wakeAt } from '../../../src/ticket/clock/schedule.ts';
import type { TicketEvent } from '../../../src/ticket/events.ts';
import type { Category, Priority } from '../../../src/ticket/words.ts';
import {
  answered,
  asked,
  claimed,
  classified,
  closed,
  extendedBy,
  inRome,
  reopened,
  rome,
  type Story,
  terms,
  ticketFrom,
} from '../at-rome.ts';
import { categoryCalled, helpDesk } from '../categories.ts';

const due = (arrived: string, story: Story = [], by = terms()) => {
  const { claim, resolve } = deadlinesOf(ticketFrom(arrived, story, by), by);
  return [inRome(claim?.due), inRome(resolve?.due)];
};
const resolveDue = (arrived: string, story: Story, by = terms()) => due(arrived, story, by)[1];
const state = (arrived: string, story: Story, now: string, promise: 'claim' | 'resolve' = 'resolve') => {
  const deadline = deadlinesOf(ticketFrom(arrived, story), terms())[promise];
  return deadline && stateOf(deadline, rome(now));
};
const at = (when: string, event: TicketEvent): Story[number] => [when, event];
const bug = (priority: Priority) => at('2026-11-24T09:00', classified(categoryCalled('bug'), priority));

describe('what is promised, from Tuesday at 9:00', () => {
  test.each([
    ['bug', 1, '2026-11-24T10:00', '2026-11-24T18:30'],
    ['bug', 2, '2026-11-24T13:00', '2026-11-25T18:30'],
    ['bug', 3, '2026-11-24T18:30', '2026-11-30T18:30'],
    // The Immaculate Conception (8 December), Christmas, Saint Stephen's, the New Year and Epiphany lie between.
    ['bug', 4, '2026-11-25T18:30', '2027-01-08T18:30'],
    ['vulnerability', 1, '2026-11-24T10:00', '2026-11-24T18:30'],
    ['change-request', null, null, null],
    ['help-desk', null, null, null],
    ['billable', null, null, null],
    ['rejected-by-customer', null, null, null],
    ['out-of-scope', null, null, null],
  ] as [Category, Priority | null, string | null, string | null][])(
    '%s %s',
    (category, priority, claim, resolve) => {
      expect(due('2026-11-24T09:00', [at('2026-11-24T09:00', classified(category, priority))])).toEqual([
        claim,
        resolve,
      ]);
    },
  );

  test('before somebody has classified: what a bug of priority 3 is owed', () => {
    expect(due('2026-11-24T09:00')).toEqual(['2026-11-24T18:30', '2026-11-30T18:30']);
  });

  test('what is proposed as urgent counts at once, and promises the customer nothing by itself', () => {
    const ticket = ticketFrom('2026-11-24T09:00', [], terms(), {
      suggestion: { category: categoryCalled('bug'), priority: 1, reason: '“fermo”' },
    });
    expect(inRome(deadlinesOf(ticket, terms()).claim?.due)).toBe('2026-11-24T10:00');
    expect(inRome(promisedDeadlines(ticket, terms()).claim?.due)).toBe('2026-11-24T18:30');
    const calm = {
      ...ticket,
      suggestion: ticket.suggestion && { ...ticket.suggestion, priority: 4 as const },
    };
    expect(inRome(deadlinesOf(calm, terms()).claim?.due)).toBe('2026-11-24T18:30');
  });

  test('people are called by the proposal, until somebody says what it is', () => {
    const suggestion = { category: categoryCalled('bug'), priority: 1 as const, reason: '“fermo”' };
    const opened = ticketFrom('2026-11-24T09:00', [], terms(), { suggestion });
    expect(inRome(wakeAt(opened, terms(), rome('2026-11-24T09:00')))).toBe('2026-11-24T09:45');
    const said = ticketFrom('2026-11-24T09:00', [bug(3)], terms(), { suggestion });
    expect(inRome(wakeAt(said, terms(), rome('2026-11-24T09:00')))).toBe('2026-11-24T16:30');
  });

  test('mail from before the desk is owed nothing', () => {
    const ticket = ticketFrom('2026-11-24T09:00', [bug(1)], terms(), { fromBacklog: true });
    expect(deadlinesOf(ticket, terms())).toEqual({ claim: null, resolve: null });
    expect(nextDeadline(ticket, terms())).toBeNull();
  });
});

describe('when a blocking request is due', () => {
  test.each([
    ['in the morning', '2026-11-24T09:30', '2026-11-24T10:30'],
    ['used up exactly at 13:00', '2026-11-24T12:00', '2026-11-24T13:00'],
    ['over lunch', '2026-11-24T12:30', '2026-11-24T15:00'],
    ['in the lunch break', '2026-11-24T13:10', '2026-11-24T15:30'],
    ['at its first instant', '2026-11-24T13:00', '2026-11-24T15:30'],
    ['used up exactly at 18:30', '2026-11-24T17:30', '2026-11-24T18:30'],
    ['in the night', '2026-11-24T03:00', '2026-11-24T10:00'],
    ['on Friday evening', '2026-12-04T18:00', '2026-12-07T09:30'],
    ['on a Saturday', '2026-11-28T11:00', '2026-11-30T10:00'],
    ['before a holiday on a Tuesday', '2026-12-07T18:00', '2026-12-09T09:30'],
    ['on Easter Monday', '2026-04-06T10:00', '2026-04-07T10:00'],
    ['before 4 October on a Monday', '2027-10-01T18:00', '2027-10-05T09:30'],
    ['over the night in which clocks go back', '2026-10-23T18:00', '2026-10-26T09:30'],
    ['over the night in which they go forward', '2026-03-27T18:00', '2026-03-30T09:30'],
  ])('%s', (_name, arrived, claim) => {
    expect(due(arrived, [at(arrived, classified(categoryCalled('bug'), 1))])[0]).toBe(claim);
  });
});

describe('a change is computed from the arrival on', () => {
  const arrived = '2026-11-24T09:00';

  test('of the priority, after hours of work', () => {
    expect(due(arrived, [bug(4), at('2026-11-25T12:00', classified(categoryCalled('bug'), 2))])).toEqual([
      '2026-11-24T13:00',
      '2026-11-25T18:30',
    ]);
  });

  test('of the category, there and back', () => {
    const away = [bug(2), at('2026-11-24T11:00', classified(helpDesk))];
    expect(due(arrived, away)).toEqual([null, null]);
    expect(due(arrived, [...away, at('2026-11-24T12:00', classified(categoryCalled('bug'), 2))])).toEqual(
      due(arrived, [bug(2)]),
    );
  });

  test('of the priority after a pause: the pause is not forgotten', () => {
    const story = [
      bug(3),
      at('2026-11-24T10:00', claimed),
      at('2026-11-24T10:00', asked),
      answered('2026-11-24T12:00'),
      at('2026-11-24T12:30', classified(categoryCalled('bug'), 1)),
    ];
    expect(resolveDue(arrived, story)).toBe('2026-11-25T11:00');
  });

  test('of the calendar', () => {
    const bridge = { from: '2026-11-25', to: '2026-11-27', name: 'Trasloco' };
    expect(due(arrived, [bug(2)], terms({ closures: [bridge] }))).toEqual([
      '2026-11-24T13:00',
      '2026-11-30T18:30',
    ]);
  });
});

describe('while the customer is asked, the resolution stands still', () => {
  const told = (...pauses: [string, string][]): Story => [
    bug(1),
    at('2026-11-24T09:10', claimed),
    ...pauses.flatMap(([from, to]) => [at(from, asked), answered(to)]),
  ];

  test.each([
    ['an hour', [['2026-11-24T10:00', '2026-11-24T11:00']], '2026-11-25T10:00'],
    [
      'over lunch: only what would have been worked',
      [['2026-11-24T12:30', '2026-11-24T15:00']],
      '2026-11-25T10:00',
    ],
    ['in the lunch break: nothing', [['2026-11-24T13:00', '2026-11-24T14:30']], '2026-11-24T18:30'],
    ['in the night: nothing', [['2026-11-24T18:30', '2026-11-25T07:00']], '2026-11-24T18:30'],
    ['over a weekend', [['2026-11-24T18:00', '2026-11-30T09:30']], '2026-11-30T10:00'],
    [
      'twice',
      [
        ['2026-11-24T10:00', '2026-11-24T11:00'],
        ['2026-11-24T16:00', '2026-11-24T16:30'],
      ],
      '2026-11-25T10:30',
    ],
  ] as [string, [string, string][], string][])('%s', (_name, pauses, expected) => {
    expect(resolveDue('2026-11-24T09:00', told(...pauses))).toBe(expected);
  });

  test('over a closure: the closure is not credited again', () => {
    const christmas = terms({ closures: [{ from: '2026-12-24', to: '2027-01-06', name: 'Natale' }] });
    const story: Story = [
      at('2026-12-23T09:00', classified(categoryCalled('bug'), 1)),
      at('2026-12-23T09:00', claimed),
      at('2026-12-23T17:30', asked),
      answered('2027-01-07T10:00'),
    ];
    expect(resolveDue('2026-12-23T09:00', story, christmas)).toBe('2027-01-07T11:00');
  });

  test('a second question in the same waiting is no second pause', () => {
    const story = [
      bug(1),
      at('2026-11-24T09:10', claimed),
      at('2026-11-24T10:00', asked),
      at('2026-11-24T10:30', asked),
      answered('2026-11-24T11:00'),
    ];
    expect(resolveDue('2026-11-24T09:00', story)).toBe('2026-11-25T10:00');
  });

  test('it is due at no time while it lasts, and what is used up stays so', () => {
    const ticket = ticketFrom('2026-11-24T09:00', [
      bug(1),
      at('2026-11-24T09:10', claimed),
      at('2026-11-24T11:00', asked),
    ]);
    const { resolve } = deadlinesOf(ticket, terms());
    if (!resolve) throw new Error('promised');
    expect(resolve.due).toBeNull();
    for (const now of ['2026-11-24T11:00', '2026-11-24T18:00', '2026-12-24T10:00'])
      expect(usedUp(resolve, rome(now))).toBe(2 * 3600);
  });

  test('a promise that was broken before stays broken, and due when it was', () => {
    const story = [bug(1), at('2026-11-24T09:10', claimed), at('2026-11-25T10:00', asked)];
    expect(resolveDue('2026-11-24T09:00', story)).toBe('2026-11-24T18:30');
    expect(state('2026-11-24T09:00', story, '2026-12-01T10:00')).toBe('breached');
  });

  test('one that was used up at the very instant of the question is broken', () => {
    const story = [bug(1), at('2026-11-24T09:10', claimed), at('2026-11-24T18:30', asked)];
    expect(resolveDue('2026-11-24T09:00', story)).toBe('2026-11-24T18:30');
  });

  test('an answer whose server’s clock is behind pauses nothing', () => {
    const story = [
      bug(1),
      at('2026-11-24T09:10', claimed),
      at('2026-11-24T10:00', asked),
      answered('2026-11-24T09:59'),
    ];
    expect(resolveDue('2026-11-24T09:00', story)).toBe('2026-11-24T18:30');
  });

  test('the claim stands still never: a question comes after it', () => {
    const story = [bug(1), at('2026-11-24T09:10', claimed), at('2026-11-24T10:00', asked)];
    expect(due('2026-11-24T09:00', story)[0]).toBe('2026-11-24T10:00');
  });
});

describe('closed', () => {
  const worked: Story = [bug(1), at('2026-11-24T09:10', claimed)];

  test('in time: kept, and due when it was promised', () => {
    const story = [...worked, at('2026-11-24T17:00', closed)];
    expect(resolveDue('2026-11-24T09:00', story)).toBe('2026-11-24T18:30');
    expect(state('2026-11-24T09:00', story, '2026-11-30T10:00')).toBe('met');
  });

  test('too late: missed', () => {
    const story = [...worked, at('2026-11-25T09:00', closed)];
    expect(state('2026-11-24T09:00', story, '2026-11-30T10:00')).toBe('missed');
  });

  test('while it waited for the customer: kept', () => {
    const story = [...worked, at('2026-11-24T12:00', asked), at('2026-12-10T12:00', closed)];
    expect(state('2026-11-24T09:00', story, '2026-12-11T10:00')).toBe('met');
    expect(resolveDue('2026-11-24T09:00', story)).toBe('2026-12-10T18:30');
  });

  test('and reopened: the days between do not count', () => {
    const story = [...worked, at('2026-11-24T16:30', closed), at('2026-11-27T10:00', reopened)];
    expect(resolveDue('2026-11-24T09:00', story)).toBe('2026-11-27T12:00');
    expect(state('2026-11-24T09:00', story, '2026-11-27T10:00')).toBe('near');
  });

  test('nothing is owed next', () => {
    expect(
      nextDeadline(ticketFrom('2026-11-24T09:00', [...worked, at('2026-11-24T16:30', closed)]), terms()),
    ).toBeNull();
  });
});

describe('extended by a manager', () => {
  test('the resolution, with the original beside it', () => {
    const ticket = ticketFrom('2026-11-24T09:00', [
      bug(1),
      at('2026-11-24T09:10', claimed),
      at('2026-11-24T11:00', extendedBy(1, 'day')),
    ]);
    expect(deadlinesOf(ticket, terms()).resolve).toMatchObject({
      seconds: 2 * 28_800,
      extendedBy: 28_800,
      due: rome('2026-11-25T18:30'),
    });
  });

  test('the claim alone', () => {
    expect(due('2026-11-24T09:00', [bug(1), at('2026-11-24T09:30', extendedBy(2, 'hour', 'claim'))])).toEqual(
      ['2026-11-24T12:00', '2026-11-24T18:30'],
    );
  });

  test('after the breach: it is in time again', () => {
    const story = [bug(1), at('2026-11-24T09:10', claimed), at('2026-11-25T10:00', extendedBy(1, 'day'))];
    expect(state('2026-11-24T09:00', story, '2026-11-25T10:00')).toBe('in-time');
  });
});

describe('next is what falls first among what is open', () => {
  const next = (story: Story, by = terms()) =>
    nextDeadline(ticketFrom('2026-11-24T09:00', story, by), by)?.promise;

  test.each([
    ['the claim', [bug(1)], 'claim'],
    ['the resolution once somebody has claimed', [bug(1), at('2026-11-24T09:10', claimed)], 'resolve'],
    [
      'the resolution where the claim was put off behind it',
      [bug(1), at('2026-11-24T09:10', extendedBy(2, 'day', 'claim'))],
      'resolve',
    ],
    [
      'the resolution that stands still',
      [bug(1), at('2026-11-24T09:10', claimed), at('2026-11-24T10:00', asked)],
      'resolve',
    ],
  ] as [string, Story, string][])('%s', (_name, story, expected) => {
    expect(next(story)).toBe(expected);
  });

  test('the claim where both fall together', () => {
    const { policy } = terms();
    const hour = { amount: 1, unit: 'hour' as const };
    const together = terms({ promises: { ...policy.promises, 1: { claim: hour, resolve: hour } } });
    expect(next([bug(1)], together)).toBe('claim');
  });
});

describe('states', () => {
  const story: Story = [bug(2), at('2026-11-24T09:10', claimed)];

  test.each([
    ['2026-11-24T09:00', 'in-time'],
    ['2026-11-25T13:00', 'near'],
    ['2026-11-25T12:59', 'in-time'],
    ['2026-11-25T18:29', 'near'],
    ['2026-11-25T18:30', 'breached'],
    ['2026-12-25T10:00', 'breached'],
  ])('at %s: %s', (now, expected) => {
    expect(state('2026-11-24T09:00', story, now)).toBe(expected);
  });

  test('paused', () => {
    expect(state('2026-11-24T09:00', [...story, at('2026-11-24T10:00', asked)], '2026-11-26T10:00')).toBe(
      'paused',
    );
  });

  test.each([
    ['2026-11-24T13:00', 'met'],
    ['2026-11-24T15:00', 'missed'],
  ])('claimed at %s: %s', (when, expected) => {
    expect(state('2026-11-24T09:00', [bug(2), at(when, claimed)], '2026-11-26T10:00', 'claim')).toBe(
      expected,
    );
  });

  test('given back: a person had claimed it, and the resolution is owed', () => {
    const ticket = ticketFrom('2026-11-24T09:00', [...story, at('2026-11-24T10:00', { type: 'released' })]);
    expect(nextDeadline(ticket, terms())?.promise).toBe('resolve');
  });
});
