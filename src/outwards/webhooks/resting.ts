const firstMs = 5_000;
const longestMs = 10 * 60_000;

/**
 * Which webhooks are left in peace for a while: one whose server is down would else cost a try, and a worker's wait, for each
 * thing that happens. Known to this process alone; by the steady clock.
 */
export function restingHooks(now: () => number = () => performance.now()) {
  const resting = new Map<string, { failures: number; until: number }>();
  return {
    /** Milliseconds that are left; 0 for one that may be tried. */
    leftOf: (hook: string): number => Math.max(0, (resting.get(hook)?.until ?? 0) - now()),
    failed: (hook: string): void => {
      const failures = (resting.get(hook)?.failures ?? 0) + 1;
      const ms = Math.min(longestMs, firstMs * 2 ** (failures - 1));
      resting.set(hook, { failures, until: now() + ms });
    },
    answered: (hook: string): void => void resting.delete(hook),
  };
}
