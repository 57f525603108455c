/** How high a chart is, and where it has lines: round numbers, three or four of them. */
export type Scale = { top: number; steps: number[] };

/** @param most the greatest number that is shown; whole steps alone, for nobody opens half a request */
export function scaleFor(most: number): Scale {
  const rough = Math.max(most, 1) / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    1,
    [1, 2, 2.5, 5, 10].map(times => times * power).find(each => each >= rough) ?? rough,
  );
  const whole = Number.isInteger(step) ? step : Math.ceil(step);
  const count = Math.max(1, Math.ceil(most / whole));
  return { top: whole * count, steps: Array.from({ length: count + 1 }, (_, index) => index * whole) };
}

/**
 * Which labels below a chart are written: never so many that they touch.
 *
 * @returns of each `all`, `wide` (only where there is room), or null
 */
export function labelled(count: number, room: { wide: number; narrow: number }): ('all' | 'wide' | null)[] {
  const every = (most: number) => Math.max(1, Math.ceil(count / most));
  const wide = every(room.wide);
  // Those of a narrow page are among those of a wide one: none of them is moved.
  const narrow = wide * Math.ceil(every(room.narrow) / wide);
  return Array.from({ length: count }, (_, index) =>
    index % narrow === 0 ? 'all' : index % wide === 0 ? 'wide' : null,
  );
}
