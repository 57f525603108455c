import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deadlineInWords } from '../../../src/chat/in-words/deadline-in-words.ts';
import { deadlineReading } from '../../../src/chat/in-words/reading.ts';
import { deadlinesOf } from '../../../src/ticket/clock/deadlines.ts';
import type { Terms } from '../../../src/ticket/clock/terms.ts';
import type { Language, Priority } from '../../../src/ticket/words.ts';
import {
  answered,
  asked,
  claimed,
  classified,
  closed,
  extendedBy,
  rome,
  type Story,
  terms,
  ticketFrom,
} from '../../ticket/at-rome.ts';
import { bug, helpDesk } from '../../ticket/categories.ts';
import { speechIn } from '../a-moment.ts';
import { wholeTicket } from '../seen-whole.ts';

/** The explanation of a promise, without its first sentence. */
function counted(
  arrived: string,
  story: Story,
  {
    by = terms(),
    language = 'en',
    promise = 'resolve',
    now = arrived,
  }: { by?: Terms; language?: Language; promise?: 'claim' | 'resolve'; now?: string } = {},
): string {
  const deadline = deadlinesOf(ticketFrom(arrived, story, by), by)[promise];
  if (!deadline) throw new Error('nothing is promised');
  return deadlineInWords(deadline, language, rome(now)).slice(1).join(' ');
}
const as = (arrived: string, priority: Priority): Story => [[arrived, classified(bug, priority)]];

describe('an hour of a Friday evening', () => {
  const friday = '2026-12-04T18:00';

  test('in English', () => {
    expect(counted(friday, as(friday, 1), { promise: 'claim' })).toBe(
      'Fri 4 Dec 18:00-18:30 = 30 min; weekend; Mon 7 Dec 9:00-9:30 = 30 min; due Mon 7 Dec 9:30.',
    );
  });

  test('in Italian', () => {
    expect(counted(friday, as(friday, 1), { promise: 'claim', language: 'it' })).toBe(
      'ven 4 dic 18:00-18:30 = 30 min; fine settimana; lun 7 dic 9:00-9:30 = 30 min; scadenza lun 7 dic 9:30.',
    );
  });

  test('says what was promised, and from when', () => {
    const ticket = ticketFrom(friday, as(friday, 1));
    const { paragraphs } = deadlineReading(wholeTicket(ticket), terms(), speechIn('en'), rome(friday));
    expect(paragraphs).toHaveLength(4);
    expect(paragraphs[0]).toBe('Claim within 1 h of working time, from Fri 4 Dec 18:00.');
    expect(paragraphs[2]).toBe('Resolution within 1 working day (8 h), from Fri 4 Dec 18:00.');
  });
});

describe('what did not count is named', () => {
  test('the lunch break is a gap between two stretches of a day', () => {
    const tuesday = '2026-11-24T12:30';
    expect(counted(tuesday, as(tuesday, 1), { promise: 'claim' })).toBe(
      'Tue 24 Nov 12:30-13:00 = 30 min; 14:30-15:00 = 30 min; due Tue 24 Nov 15:00.',
    );
  });

  test('a day with hours of its own, and one that is closed', () => {
    const by = terms();
    const calendar = {
      ...by.calendar,
      hours: { '12-24': [{ from: 9 * 3600, to: 13 * 3600 }], '2026-12-31': [] },
    };
    const evening = '2026-12-23T18:00';
    expect(counted(evening, as(evening, 1), { by: { ...by, calendar } })).toBe(
      'Wed 23 Dec 18:00-18:30 = 30 min; Thu 24 Dec, with hours 9:00-13:00 = 4 h; Fri 25 Dec: Christmas Day; weekend; Mon 28 Dec 9:00-12:30 = 3 h 30 min; due Mon 28 Dec 12:30.',
    );
    expect(counted(evening, as(evening, 1), { by: { ...by, calendar }, language: 'it' })).toContain(
      'gio 24 dic, con orario 9:00-13:00 = 4 h;',
    );
    const last = '2026-12-30T18:00';
    expect(counted(last, as(last, 1), { by: { ...by, calendar } })).toContain('Thu 31 Dec: closed that day;');
    expect(counted(last, as(last, 1), { by: { ...by, calendar }, language: 'it' })).toContain(
      'gio 31 dic: chiuso quel giorno;',
    );
  });

  test('a window past midnight is told with its day, and the night is no weekend', () => {
    const by = terms();
    const late = [{ from: 21 * 3600, to: 26 * 3600 }];
    const calendar = { ...by.calendar, week: { ...by.calendar.week, 5: late } };
    const friday = '2026-12-04T22:00';
    expect(counted(friday, as(friday, 1), { by: { ...by, calendar } })).toBe(
      'Fri 4 Dec 22:00-2:00 = 4 h; weekend; Mon 7 Dec 9:00-13:00 = 4 h; due Mon 7 Dec 13:00.',
    );
    expect(counted(friday, as(friday, 1), { by: { ...by, calendar }, promise: 'claim' })).toBe(
      'Fri 4 Dec 22:00-23:00 = 1 h; due Fri 4 Dec 23:00.',
    );
    const night = '2026-12-05T00:30';
    expect(counted(night, as(night, 1), { by: { ...by, calendar }, promise: 'claim' })).toBe(
      'Sat 5 Dec 0:30-1:30 = 1 h; due Sat 5 Dec 1:30.',
    );
  });

  test('a holiday, in the reader’s language', () => {
    const monday = '2026-12-07T18:00';
    expect(counted(monday, as(monday, 1), { promise: 'claim' })).toBe(
      'Mon 7 Dec 18:00-18:30 = 30 min; Tue 8 Dec: Immaculate Conception; Wed 9 Dec 9:00-9:30 = 30 min; due Wed 9 Dec 9:30.',
    );
    expect(counted(monday, as(monday, 1), { promise: 'claim', language: 'it' })).toContain(
      'mar 8 dic: Immacolata Concezione;',
    );
  });

  test('Saint Francis, on a Monday', () => {
    const friday = '2027-10-01T18:00';
    expect(counted(friday, as(friday, 1), { promise: 'claim' })).toContain(
      'weekend; Mon 4 Oct: Saint Francis of Assisi; Tue 5 Oct',
    );
  });

  test('a closure, with the weekend and the holidays in it', () => {
    const eve = '2026-12-23T18:00';
    const by = terms({ closures: [{ from: '2026-12-24', to: '2027-01-06', name: 'Natale' }] });
    expect(counted(eve, as(eve, 1), { by, promise: 'claim' })).toBe(
      'Wed 23 Dec 18:00-18:30 = 30 min; Thu 24 Dec - Wed 6 Jan: closed (Natale); Thu 7 Jan 9:00-9:30 = 30 min; due Thu 7 Jan 9:30.',
    );
  });

  test('a pause, and none of the days in it', () => {
    const friday = '2026-11-27T09:00';
    const story: Story = [
      ...as(friday, 1),
      [friday, claimed],
      ['2026-11-27T10:00', asked],
      answered('2026-12-09T09:00'),
    ];
    expect(counted(friday, story)).toBe(
      'Fri 27 Nov 9:00-10:00 = 1 h; paused Fri 27 Nov 10:00 - Wed 9 Dec 9:00; Wed 9 Dec 9:00-13:00 = 4 h; 14:30-17:30 = 3 h; due Wed 9 Dec 17:30.',
    );
  });

  test('a pause that goes on: what is left', () => {
    const friday = '2026-11-27T09:00';
    const story: Story = [...as(friday, 1), [friday, claimed], ['2026-11-27T10:00', asked]];
    expect(counted(friday, story, { now: '2026-12-01T12:00' })).toBe(
      'Fri 27 Nov 9:00-10:00 = 1 h; paused Fri 27 Nov 10:00 - Tue 1 Dec 12:00; 7 h left when work resumes.',
    );
  });

  test('a mail of the night waits for the opening', () => {
    const night = '2026-11-24T03:00';
    expect(counted(night, as(night, 1), { promise: 'claim' })).toBe(
      'Tue 24 Nov 9:00-10:00 = 1 h; due Tue 24 Nov 10:00.',
    );
  });
});

describe('whole days', () => {
  test('in a row are one', () => {
    const monday = '2026-11-23T09:00';
    expect(counted(monday, as(monday, 3))).toBe(
      'Mon 23 Nov - Fri 27 Nov, 5 days = 40 h; due Fri 27 Nov 18:30.',
    );
  });

  test('thirty of them are told by the week, not by the day', () => {
    const monday = '2026-11-23T09:00';
    const text = counted(monday, as(monday, 4));
    expect(text.split(';').length).toBeLessThanOrEqual(20);
    expect(text).toContain(
      'Mon 23 Nov - Fri 27 Nov, 5 days = 40 h; weekend; Mon 30 Nov - Fri 4 Dec, 5 days = 40 h;',
    );
  });
});

test('to the second: the parts of a mail that came at 18:00:12 add up', () => {
  const friday = '2026-12-04T18:00:12.345';
  expect(counted(friday, as(friday, 1), { promise: 'claim' })).toBe(
    'Fri 4 Dec 18:00:12-18:30 = 29 min 48 s; weekend; Mon 7 Dec 9:00-9:30:12 = 30 min 12 s; due Mon 7 Dec 9:30:12.',
  );
});

test('an extension is named, with the original promise', () => {
  const monday = '2026-11-23T09:00';
  expect(counted(monday, [...as(monday, 1), [monday, claimed], [monday, extendedBy(4, 'hour')]])).toBe(
    'Mon 23 Nov = 8 h; Tue 24 Nov 9:00-13:00 = 4 h; due Tue 24 Nov 13:00. A manager added 4 h of working time; the original deadline was Mon 23 Nov 18:30.',
  );
});

test('of a closed ticket: when it was due, and when it was done', () => {
  const monday = '2026-11-23T09:00';
  const story: Story = [...as(monday, 1), [monday, claimed], ['2026-11-23T12:00', closed]];
  expect(counted(monday, story, { now: '2026-12-01T12:00' })).toBe(
    'Mon 23 Nov = 8 h; due Mon 23 Nov 18:30; done Mon 23 Nov 12:00.',
  );
});

test('what promises nothing says so', () => {
  const monday = '2026-11-23T09:00';
  const ticket = ticketFrom(monday, [[monday, classified(helpDesk)]]);
  expect(deadlineReading(wholeTicket(ticket), terms(), speechIn('en'), rome(monday)).paragraphs).toHaveLength(
    1,
  );
});

/** Adds up what a reader reads: `3 h 29 min 48 s`. */
function sumOf(text: string): number {
  const parts = [...text.matchAll(/= (?:(\d+) h)? ?(?:(\d+) min)? ?(?:(\d+) s)?/g)];
  return parts.reduce(
    (sum, [, hours = 0, minutes = 0, seconds = 0]) =>
      sum + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds),
    0,
  );
}

test('the counted parts add up to the promise, whatever happened', () => {
  const second = fc
    .integer({ min: 0, max: 400 * 86_400 })
    .map(s => new Date(Date.UTC(2026, 0, 1) + s * 1000));
  const waits = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 400_000 }), fc.integer({ min: 1, max: 900_000 })),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(
      second,
      fc.constantFrom(1, 2, 3, 4),
      waits,
      fc.boolean(),
      (start, priority, pauses, isExtended) => {
        const by = terms({ closures: [{ from: '2026-08-10', to: '2026-08-21', name: 'Ferie' }] });
        const arrived = start.toISOString();
        let at = start.getTime();
        const after = (s: number) => {
          at += s * 1000;
          return new Date(at).toISOString();
        };
        const story: Story = [
          ...as(arrived, priority as Priority),
          [arrived, claimed],
          ...(isExtended ? [[arrived, extendedBy(3, 'hour')] satisfies Story[number]] : []),
          ...pauses.flatMap(([work, wait]): Story => [[after(work), asked], answered(after(wait))]),
        ];
        const deadline = deadlinesOf(ticketFrom(arrived, story, by), by).resolve;
        expect(sumOf(counted(arrived, story, { by }).replace(/A manager added.*/, ''))).toBe(
          deadline?.seconds,
        );
      },
    ),
    { numRuns: 500 },
  );
});
