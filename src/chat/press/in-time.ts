/** What came of some work, if it came in time; else the work goes on, and who asked is told that it does. */
export type InTime<T> = { isLate: false; value: T } | { isLate: true; value: Promise<T> };

/**
 * Waits for work about as long as a platform waits for an answer: so what is acknowledged has been done.
 *
 * @throws what the work throws in that time
 */
export async function inTime<T>(work: Promise<T>, withinMs: number): Promise<InTime<T>> {
  let timer: NodeJS.Timeout | undefined;
  const clock = new Promise<InTime<T>>(done => {
    timer = setTimeout(() => done({ isLate: true, value: work }), withinMs);
  });
  try {
    const first = await Promise.race([work.then((value): InTime<T> => ({ isLate: false, value })), clock]);
    // Whoever goes on waiting for it hears of a failure; until then it is nobody's unhandled rejection.
    if (first.isLate) work.catch(() => {});
    return first;
  } finally {
    clearTimeout(timer);
  }
}
