import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lengthOf, type Segment } from '../../src/sla/segments.ts';
import {
  addWorkingTime,
  isOpen,
  nextOpening,
  windowFrom,
  workingSegments,
  workingTimeBetween,
} from '../../src/sla/working-time.ts';
import { anyCalendar } from './calendars.ts';

const hour = 3_600_000;
const instant = fc.date({
  min: new Date('2025-01-01'),
  max: new Date('2030-12-31'),
  noInvalidDate: true,
});
/** Seconds, to the millisecond; up to thirty working days. */
const amount = fc.integer({ min: 0, max: 30 * 8 * hour }).map(ms => ms / 1000);
/** Pauses as they come: in disorder, overlapping, empty, before the start. */
const pausesAfter = (start: Date) =>
  fc.array(
    fc
      .tuple(fc.integer({ min: -20 * hour, max: 200 * hour }), fc.integer({ min: 0, max: 100 * hour }))
      .map(
        ([after, long]): Segment => ({ start: start.getTime() + after, end: start.getTime() + after + long }),
      ),
    { maxLength: 4 },
  );
const start = instant.chain(from => fc.record({ from: fc.constant(from), pauses: pausesAfter(from) }));
const ms = (seconds: number) => Math.round(seconds * 1000);
const runs = { numRuns: 1000 };

describe('adding and measuring', () => {
  test('what was added is measured', () => {
    fc.assert(
      fc.property(anyCalendar, start, amount, (calendar, { from, pauses }, seconds) => {
        const due = addWorkingTime(calendar, from, seconds, pauses);
        expect(ms(workingTimeBetween(calendar, from, due, pauses))).toBe(ms(seconds));
      }),
      runs,
    );
  });

  test('no earlier instant would do', () => {
    fc.assert(
      fc.property(anyCalendar, start, amount, (calendar, { from, pauses }, seconds) => {
        fc.pre(seconds > 0);
        const due = addWorkingTime(calendar, from, seconds, pauses);
        const earlier = new Date(due.getTime() - 1);
        expect(ms(workingTimeBetween(calendar, from, earlier, pauses))).toBe(ms(seconds) - 1);
      }),
      runs,
    );
  });

  test('nothing added is the start itself', () => {
    fc.assert(
      fc.property(anyCalendar, start, (calendar, { from, pauses }) => {
        expect(addWorkingTime(calendar, from, 0, pauses)).toEqual(from);
      }),
    );
  });

  test('a later start is never due earlier, a longer promise never sooner', () => {
    fc.assert(
      fc.property(anyCalendar, start, instant, amount, amount, (calendar, { from, pauses }, to, a, b) => {
        const [first, second] = from <= to ? [from, to] : [to, from];
        const [less, more] = a <= b ? [a, b] : [b, a];
        const due = addWorkingTime(calendar, first, less, pauses);
        expect(addWorkingTime(calendar, second, less, pauses) >= due).toBe(true);
        expect(addWorkingTime(calendar, first, more, pauses) >= due).toBe(true);
      }),
      runs,
    );
  });

  test('adding twice is adding the sum', () => {
    fc.assert(
      fc.property(anyCalendar, start, amount, amount, (calendar, { from, pauses }, a, b) => {
        const once = addWorkingTime(calendar, from, (ms(a) + ms(b)) / 1000, pauses);
        const halfway = addWorkingTime(calendar, from, a, pauses);
        expect(addWorkingTime(calendar, halfway, b, pauses)).toEqual(ms(a) + ms(b) === 0 ? from : once);
      }),
      runs,
    );
  });

  test('splitting a span changes nothing', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        start,
        fc.array(instant, { minLength: 2, maxLength: 6 }),
        (calendar, { from, pauses }, others) => {
          const all = [from, ...others].toSorted((a, b) => a.getTime() - b.getTime());
          const measure = (a: Date, b: Date) => ms(workingTimeBetween(calendar, a, b, pauses));
          const parts = all.slice(1).map((to, i) => measure(all[i] ?? to, to));
          const whole = measure(all[0] ?? from, all.at(-1) ?? from);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
        },
      ),
      runs,
    );
  });
});

describe('pauses', () => {
  test('a pause before the due date moves it by the working time that lies in it, no more and no less', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        instant,
        amount,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.integer({ min: 0, max: 200 * hour }),
        (calendar, from, seconds, share, long) => {
          const due = addWorkingTime(calendar, from, seconds);
          const begin = from.getTime() + Math.floor((due.getTime() - from.getTime()) * share);
          fc.pre(begin < due.getTime());
          const pause = { start: begin, end: begin + long };
          const paused = workingTimeBetween(calendar, new Date(pause.start), new Date(pause.end));
          expect(addWorkingTime(calendar, from, seconds, [pause])).toEqual(
            addWorkingTime(calendar, from, (ms(seconds) + ms(paused)) / 1000),
          );
        },
      ),
      runs,
    );
  });

  test('a pause from the due date on, or before the start, moves nothing', () => {
    fc.assert(
      fc.property(anyCalendar, instant, amount, fc.nat(200 * hour), (calendar, from, seconds, long) => {
        const due = addWorkingTime(calendar, from, seconds);
        const before = { start: from.getTime() - long, end: from.getTime() };
        const after = { start: due.getTime(), end: due.getTime() + long };
        expect(addWorkingTime(calendar, from, seconds, [after, before])).toEqual(due);
      }),
    );
  });

  test('neither their order nor how they are cut matters', () => {
    fc.assert(
      fc.property(anyCalendar, start, amount, (calendar, { from, pauses }, seconds) => {
        const halves = pauses.flatMap(({ start, end }) => {
          const middle = Math.floor((start + end) / 2);
          return [
            { start: middle, end },
            { start, end: middle },
          ];
        });
        expect(addWorkingTime(calendar, from, seconds, [...halves, ...pauses])).toEqual(
          addWorkingTime(calendar, from, seconds, pauses),
        );
      }),
    );
  });
});

describe('windows', () => {
  test('the stretches between two instants add up to what is measured, and lie between them', () => {
    fc.assert(
      fc.property(anyCalendar, start, fc.nat(60 * 24 * hour), (calendar, { from, pauses }, long) => {
        const to = new Date(from.getTime() + long);
        const segments = workingSegments(calendar, from, to, pauses);
        expect(lengthOf(segments)).toBe(ms(workingTimeBetween(calendar, from, to, pauses)));
        for (const segment of segments) {
          expect(segment.start).toBeGreaterThanOrEqual(from.getTime());
          expect(segment.end).toBeLessThanOrEqual(to.getTime());
          expect(isOpen(calendar, new Date(segment.start))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('it opens no earlier than now, is open then, and nothing is worked until then', () => {
    fc.assert(
      fc.property(anyCalendar, instant, (calendar, at) => {
        const opens = nextOpening(calendar, at);
        expect(opens >= at).toBe(true);
        expect(isOpen(calendar, opens)).toBe(true);
        expect(workingTimeBetween(calendar, at, opens)).toBe(0);
        expect(isOpen(calendar, at)).toBe(opens.getTime() === at.getTime());
        const window = windowFrom(calendar, at);
        expect(window.start <= opens && opens < window.end).toBe(true);
        expect(isOpen(calendar, window.end)).toBe(false);
        expect(isOpen(calendar, new Date(window.start.getTime() - 1))).toBe(false);
      }),
      runs,
    );
  });

  test('what was compiled before, and in which order, changes no answer', () => {
    fc.assert(
      fc.property(anyCalendar, fc.array(instant, { minLength: 2 }), amount, (calendar, all, seconds) => {
        for (const at of all)
          expect(addWorkingTime(calendar, at, seconds)).toEqual(addWorkingTime({ ...calendar }, at, seconds));
      }),
      { numRuns: 50 },
    );
  });
});
