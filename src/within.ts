/**
 * Waits for an answer, and no longer than this. What is not waited for any more goes on, and may still do its work.
 *
 * @throws when there is no answer in time
 */
export async function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => fail(new Error(`no answer within ${ms / 1000} s`)), ms);
  });
  return await Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
