/** Most of the operators gone at once is an outage of the platform's, until it has said so for so long. */
const believedAfterMs = 600_000;

/** Since when a platform says what can hardly be, by the machine's clock. A restart begins anew. */
const doubtedSince = new WeakMap<object, number>();

/**
 * A few may leave in a minute; where nobody would be left, or hardly anybody, it must be said for some time.
 *
 * @param platform the one that says so: what it said before counts
 */
export function believed(platform: object, isOdd: boolean): boolean {
  if (!isOdd) {
    doubtedSince.delete(platform);
    return true;
  }
  const since = doubtedSince.get(platform) ?? Date.now();
  doubtedSince.set(platform, since);
  return Date.now() - since >= believedAfterMs;
}

/** Whether that many of them leaving can hardly be. */
export function areMost(some: number, all: number): boolean {
  return some > 0 && some > all / 2;
}
