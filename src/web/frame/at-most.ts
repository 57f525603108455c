/**
 * Lets each of many through so often in a while, by this process: enough to stop one who means no good, and kept nowhere.
 *
 * @returns whether this one may, counted from now on
 */
export function atMost(times: number, inMs: number): (who: string, now: Date) => boolean {
  const seen = new Map<string, number[]>();
  return (who, now) => {
    const since = now.getTime() - inMs;
    // Whoever has not come for so long is forgotten.
    if (seen.size > 10_000) for (const [each, all] of seen) if ((all.at(-1) ?? 0) <= since) seen.delete(each);
    const lately = (seen.get(who) ?? []).filter(at => at > since);
    if (lately.length >= times) return false;
    seen.set(who, [...lately, now.getTime()]);
    return true;
  };
}
