/** So long Teams may deliver a message again. */
const repeatedWithinMs = 60_000;

/**
 * Carries out what a message asks once, however often it is delivered to this process under one id. What failed may be
 * delivered again.
 */
export function deliveries(): (id: string | undefined, work: () => Promise<void>) => Promise<void> {
  const seen = new Map<string, number>();
  return async (id, work) => {
    const now = Date.now();
    for (const [old, at] of seen) if (now - at > repeatedWithinMs) seen.delete(old);
    if (id && seen.has(id)) return;
    if (id) seen.set(id, now);
    try {
      await work();
    } catch (error) {
      if (id) seen.delete(id);
      throw error;
    }
  };
}
