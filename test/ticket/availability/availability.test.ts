import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  availabilityOf,
  isKept,
  outagesIn,
  percentOf,
} from '../../../src/ticket/availability/availability.ts';
import {
  hourMs,
  markAt,
  minuteMs,
  noted,
  together,
  unmeasured,
} from '../../../src/ticket/availability/minutes.ts';
import { plannedBeforehand, plannedThen } from '../../../src/ticket/availability/planned.ts';
import { type ServiceStanding, standingAfter, upright } from '../../../src/ticket/availability/standing.ts';

const hour = Date.parse('2026-11-30T10:00:00Z');
const at = (minute: number) => new Date(hour + minute * minuteMs);
/** Signs for the minutes from the hour on. */
const hours = (signs: string) => {
  const found = new Map<number, string>();
  for (let from = 0; from < signs.length; from += 60)
    found.set(hour + (from / 60) * hourMs, signs.slice(from, from + 60).padEnd(60, ' '));
  return found;
};
const whole = (signs: string) => ({ from: at(0), to: at(signs.length) });

describe('minutes', () => {
  test('whoever reached it did: from one place twice, and from several places', () => {
    expect(noted(unmeasured, 3, 'down')[3]).toBe('-');
    expect(noted(noted(unmeasured, 3, 'down'), 3, 'up')[3]).toBe('+');
    expect(noted(noted(unmeasured, 3, 'up'), 3, 'down')[3]).toBe('+');
    expect(together(['+- '.padEnd(60), '-- '.padEnd(60), ' -  '.padEnd(60)]).slice(0, 4)).toBe('+-  ');
  });

  test('together is the same in any order, and an hour never changes its length', () => {
    const marked = fc
      .array(fc.constantFrom('+', '-', ' '), { minLength: 60, maxLength: 60 })
      .map(all => all.join(''));
    fc.assert(
      fc.property(marked, marked, marked, (one, two, three) => {
        const all = together([one, two, three]);
        expect(all).toBe(together([three, one, two]));
        expect(all).toHaveLength(60);
        for (let minute = 0; minute < 60; minute += 1) {
          const seen = [one, two, three].map(each => markAt(each, minute));
          const best = seen.includes('up') ? 'up' : seen.includes('down') ? 'down' : 'unknown';
          expect(markAt(all, minute)).toBe(best);
        }
      }),
      { numRuns: 100 },
    );
  });
});

test('what is down in planned maintenance is no outage; what is not back when it ends begins there', () => {
  const signs = '+-----+---+';
  const plans = [
    { from: at(1), to: at(6) },
    { from: at(7), to: at(8) },
  ];
  expect(outagesIn(hours(signs), whole(signs), plans)).toEqual([
    { from: at(8), until: at(10), minutesDown: 2 },
  ]);
});

describe('what was planned at the time', () => {
  const plan = { id: 1, service: 'app', from: at(10), to: at(30), at: at(0), isCancelled: false };
  const planned = { service: 'app', from: at(10), to: at(30), written: at(0) };
  const down = (from: number, until: number | null) => ({
    from: at(from),
    until: until === null ? null : at(until),
    minutesDown: 1,
  });

  test.each([
    ['planned beforehand', [plan], [planned]],
    ['written while it went on', [{ ...plan, at: at(15) }], [{ ...planned, from: at(15), written: at(15) }]],
    ['written afterwards', [{ ...plan, at: at(40) }], []],
    ['called off before', [plan, { ...plan, at: at(5), isCancelled: true }], []],
    ['called off halfway', [plan, { ...plan, at: at(20), isCancelled: true }], [{ ...planned, to: at(20) }]],
    ['called off when it was over', [plan, { ...plan, at: at(50), isCancelled: true }], [planned]],
    [
      'made longer as it went on',
      [plan, { ...plan, to: at(60), at: at(25) }],
      [
        { ...planned, to: at(25) },
        { ...planned, from: at(25) },
        { ...planned, from: at(30), to: at(60), written: at(25) },
      ],
    ],
    [
      'moved before it began, another stays',
      [plan, { ...plan, id: 2 }, { ...plan, from: at(40), to: at(50), at: at(5) }],
      [{ ...planned, from: at(40), to: at(50), written: at(5) }, planned],
    ],
  ])('%s', (_name, log, expected) => {
    expect(plannedThen(log)).toEqual(expected);
  });

  test.each([
    ['nothing was down', [], [{ from: at(10), to: at(30) }]],
    ['it went down after it was written', [down(2, null)], [{ from: at(10), to: at(30) }]],
    ['it was down, and was back before', [down(-5, 5)], [{ from: at(10), to: at(30) }]],
    ['it was down, and came back within it', [down(-5, 20)], [{ from: at(20), to: at(30) }]],
    ['it was down, and stayed so', [down(-5, null)], []],
  ])('an outage stays one, whoever plans in its midst: %s', (_name, outages, expected) => {
    expect(plannedBeforehand([planned], outages)).toEqual(expected);
  });
});

describe('availability', () => {
  test('what nobody measured is neither up nor down, and what was planned stands apart', () => {
    const signs = '++++--  ++--';
    const { counted, planned, share, atWorst } = availabilityOf(hours(signs), whole(signs), [
      { from: at(10), to: at(12) },
    ]);
    expect(counted).toEqual({ up: 6, down: 2, unknown: 2 });
    expect(planned).toEqual({ up: 0, down: 2, unknown: 0 });
    expect(share).toBe(6 / 8);
    expect(atWorst).toBe(6 / 10);
  });

  test('of what nobody measured nothing is said', () => {
    expect(availabilityOf(new Map(), whole(' '.repeat(90)), [])).toMatchObject({
      counted: { up: 0, down: 0, unknown: 90 },
      share: null,
      atWorst: null,
    });
    expect(isKept({ counted: { up: 0, down: 0, unknown: 90 } }, 99.95)).toBeNull();
  });

  test('99.95 percent of a month of 30 days are 21 minutes, and the 22nd breaks it', () => {
    const month = 30 * 24 * 60;
    const kept = (down: number) => isKept({ counted: { up: month - down, down, unknown: 0 } }, 99.95);
    expect([kept(0), kept(21), kept(22)]).toEqual([true, true, false]);
    expect(isKept({ counted: { up: 9995, down: 5, unknown: 0 } }, 99.95)).toBe(true);
    // Of a day that was measured nothing follows for the month; of an hour that it was down something does.
    expect(isKept({ counted: { up: 1440, down: 0, unknown: month - 1440 } }, 99.95)).toBeNull();
    expect(isKept({ counted: { up: 1380, down: 60, unknown: month - 1440 } }, 99.95)).toBe(false);
    expect(isKept({ counted: { up: month - 20, down: 0, unknown: 20 } }, 99.95)).toBe(true);
    expect([percentOf(0.99949999, 2), percentOf(0.9995, 2), percentOf(0.9999, 2), percentOf(1, 3)]).toEqual([
      99.94, 99.95, 99.99, 100,
    ]);
  });

  test('an outage goes on over minutes that nobody measured, over the hour, and may not be over', () => {
    const signs = `${'+'.repeat(58)}--- --++ -`;
    expect(outagesIn(hours(signs), whole(signs))).toEqual([
      { from: at(58), until: at(64), minutesDown: 5 },
      { from: at(67), until: null, minutesDown: 1 },
    ]);
  });

  test('counted by the hour, it is what it is minute by minute, whatever was planned', () => {
    const signs = fc.array(fc.constantFrom('+', '-', ' '), { minLength: 1, maxLength: 400 });
    const edge = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(signs, edge, edge, edge, edge, (marks, a, b, c, d) => {
        const span = { from: at(Math.min(a, b)), to: at(Math.max(a, b)) };
        const planned = { from: at(Math.min(c, d)), to: at(Math.max(c, d)) };
        const known = hours(marks.join(''));
        const found = availabilityOf(known, span, [planned]);
        const counts = { counted: { up: 0, down: 0, unknown: 0 }, planned: { up: 0, down: 0, unknown: 0 } };
        for (let minute = Math.min(a, b); minute < Math.max(a, b); minute += 1) {
          const isPlanned = at(minute) >= planned.from && at(minute) < planned.to;
          const seen = { '+': 'up', '-': 'down', ' ': 'unknown' } as const;
          counts[isPlanned ? 'planned' : 'counted'][seen[marks[minute] ?? ' ']] += 1;
        }
        expect(found).toMatchObject(counts);
      }),
      { numRuns: 200 },
    );
  });

  test('a span is cut to its minutes, whatever hour it begins in', () => {
    const signs = '+'.repeat(120);
    const { counted } = availabilityOf(hours(signs), { from: at(50), to: at(70) }, []);
    expect(counted).toEqual({ up: 20, down: 0, unknown: 0 });
  });
});

describe('what people are told', () => {
  const told = (signs: string, planned = ''): string => {
    let standing: ServiceStanding = upright;
    return [...signs]
      .map((sign, minute) => {
        const mark = sign === '+' ? 'up' : sign === '-' ? 'down' : 'unknown';
        const after = standingAfter(
          standing,
          { minute: at(minute), mark, isPlanned: planned[minute] === 'p' },
          3,
        );
        standing = after.standing;
        return after.word === 'down' ? 'D' : after.word === 'back' ? 'B' : '.';
      })
      .join('');
  };

  test.each([
    ['one that is down for a moment is told of to nobody', '++--++', '......'],
    [
      'once when it was down three minutes in a row, and once when it was back for three',
      '---------+++++',
      '..D........B..',
    ],
    ['one that comes and goes is told of once', '---+---++---+++', '..D...........B'],
    ['minutes that nobody measured count for neither', '-- - + + +', '...D...B..'],
    ['nobody measured: nothing is told', '--          ', '............'],
    [
      'seen down twice in a long time, nobody knows what was between',
      `--${' '.repeat(12)}--`,
      '.'.repeat(16),
    ],
    ['it is counted anew then', `--${' '.repeat(12)}---`, `${'.'.repeat(16)}D`],
  ])('%s', (_what, signs, words) => {
    expect(told(signs)).toBe(words);
  });

  test('planned maintenance is known: it is told of when it lasts longer', () => {
    expect(told('------+', 'pppppp ')).toBe('.......');
    expect(told('--------', 'ppppp   ')).toBe('.....D..');
  });
});
