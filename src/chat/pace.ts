import { setTimeout as wait } from 'node:timers/promises';

/**
 * Lets so many calls a second pass for each key (a channel), and a few at once after a rest: both platforms refuse,
 * or silently drop, what comes faster.
 */
export function pace(perSecond: number, burst = 3): (key: string) => Promise<void> {
  const everyMs = 1000 / perSecond;
  /** The instant up to which each key's allowance is used. */
  const usedUntil = new Map<string, number>();
  return async key => {
    const now = performance.now();
    const slot = Math.max(usedUntil.get(key) ?? 0, now - (burst - 1) * everyMs);
    usedUntil.set(key, slot + everyMs);
    if (slot > now) await wait(slot - now);
  };
}
