import { openTime } from '../src/sla/open-time.ts';
import { addWorkingTime, nextOpening, workingTimeBetween } from '../src/sla/working-time.ts';
import {
  arrivals,
  arrivalsBeforeChristmas,
  calendar,
  hour,
  pausesAfter,
  thirtyDays,
  withClosures,
} from './cases.ts';
import { heading, measure, numbers } from './measure.ts';

const size = 10_000;

/** Deadlines as the desk computes them: from a Date to a Date, on one core. */
export function deadlines(): void {
  const anyTime = arrivals(size);
  const december = arrivalsBeforeChristmas(size);
  const paused = (starts: Date[]) => {
    const random = numbers(size);
    return starts.map(start => ({ start, pauses: pausesAfter(start, random) }));
  };
  const pausedAnyTime = paused(anyTime);
  const pausedDecember = paused(december);

  heading('Deadlines, on one core');
  measure('one hour', size, () => {
    for (const start of anyTime) addWorkingTime(calendar, start, hour);
  });
  measure('30 working days', size, () => {
    for (const start of anyTime) addWorkingTime(calendar, start, thirtyDays);
  });
  measure('30 working days over a Christmas closure', size, () => {
    for (const start of december) addWorkingTime(withClosures, start, thirtyDays);
  });
  measure('one hour, 3 pauses', size, () => {
    for (const { start, pauses } of pausedAnyTime) addWorkingTime(calendar, start, hour, pauses);
  });
  measure('30 working days, 3 pauses', size, () => {
    for (const { start, pauses } of pausedAnyTime) addWorkingTime(calendar, start, thirtyDays, pauses);
  });
  measure('30 working days, Christmas, 3 pauses', size, () => {
    for (const { start, pauses } of pausedDecember) addWorkingTime(withClosures, start, thirtyDays, pauses);
  });
  measure('measuring a span of up to 6 years', size, () => {
    for (const [index, from] of anyTime.entries())
      workingTimeBetween(calendar, from, anyTime[size - 1 - index] ?? from);
  });
  measure('is it open, and when does it open', size, () => {
    for (const at of anyTime) nextOpening(calendar, at);
  });
}

/** @param first must be a process that has computed nothing yet */
export function compiling(): void {
  const begun = performance.now();
  openTime({ ...calendar }).opening(Date.UTC(2026, 5, 1));
  const first = performance.now() - begun;

  heading('Compiling a calendar');
  console.log(`  the first one, with the country’s holidays: ${first.toFixed(1)} ms`);
  measure('three years, holidays known', 20, () => {
    for (let n = 0; n < 20; n += 1) openTime({ ...calendar }).opening(Date.UTC(2026, 5, 1));
  });
  measure('eight years with closures', 20, () => {
    for (let n = 0; n < 20; n += 1)
      openTime({ ...withClosures }).between(Date.UTC(2025, 0, 1), Date.UTC(2030, 11, 31));
  });
}
