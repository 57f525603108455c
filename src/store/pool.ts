import type postgres from 'postgres';

/** A process's own connections. @property waiting statements and transactions for which none is free */
export type PoolNumbers = { size: number; inUse: number; waiting: number };

/**
 * Counts what is asked of a pool and not answered yet: postgres.js does not tell of its queue.
 *
 * @param size how many connections it opens at most
 */
export function counting<S extends postgres.Sql>(
  client: S,
  size: number,
): { client: S; pool(): PoolNumbers } {
  let asked = 0;
  const counted = <A>(answer: A): A => {
    if (!(answer instanceof Promise)) return answer;
    asked += 1;
    const done = () => {
      asked -= 1;
    };
    // Not its own `then`: a statement begins with that, and more may be said of it before.
    Promise.prototype.then.call(answer, done, done);
    return answer;
  };
  const proxy = new Proxy(client, {
    get: (target, name) => {
      const own: unknown = Reflect.get(target, name);
      if (typeof own !== 'function' || (name !== 'unsafe' && name !== 'begin')) return own;
      return (...args: unknown[]) => counted(own.apply(target, args));
    },
  });
  return {
    client: proxy,
    pool: () => ({ size, inUse: Math.min(asked, size), waiting: Math.max(0, asked - size) }),
  };
}

/** Of several pools, as if they were one: where all of one are in use and some of the other are free, some wait. */
export function together(...pools: PoolNumbers[]): PoolNumbers {
  const sum = (of: keyof PoolNumbers) => pools.reduce((total, pool) => total + pool[of], 0);
  return { size: sum('size'), inUse: sum('inUse'), waiting: sum('waiting') };
}
