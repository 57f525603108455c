/**
 * Time in which somebody looked, for what is told when it lasts: a clock that is set anew is not asked at all, and a
 * machine that slept, or a process that stood still, adds no more than two rounds.
 *
 * @param everyMs how often it is asked
 * @returns the milliseconds that were watched since, at each call
 */
export function watchedTime(everyMs: number, steady = () => performance.now()): () => number {
  let last = steady();
  let watched = 0;
  return () => {
    const now = steady();
    watched += Math.min(Math.max(now - last, 0), 2 * everyMs);
    last = now;
    return watched;
  };
}
