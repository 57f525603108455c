import type { Calendar } from '../../../sla/calendar.ts';
import { explain, type Step } from '../../../sla/explain.ts';
import type { Segment } from '../../../sla/segments.ts';

/** Working time, told stretch by stretch: whole seconds, which add up to what a figure says. */
export type CountedTime = {
  calendar: Calendar;
  steps: { step: Step; seconds: number | null }[];
  total: number;
};

/**
 * Working time between two instants, as the stretches of which it is made. A figure is whole seconds of all of it: each stretch gets
 * what it adds to them, so that whoever adds up what is shown comes to the figure.
 *
 * @param pauses stretches that did not count, as epoch ms
 */
export function countedTime(
  calendar: Calendar,
  from: Date,
  to: Date,
  pauses: readonly Segment[] = [],
): CountedTime {
  let [exact, total] = [0, 0];
  const steps = explain(calendar, from, to, pauses).map(step => {
    if (!('seconds' in step)) return { step, seconds: null };
    exact += Math.round(step.seconds * 1000);
    const until = Math.floor(exact / 1000);
    const seconds = until - total;
    total = until;
    return { step, seconds };
  });
  return { calendar, steps, total };
}
