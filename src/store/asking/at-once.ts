import { AsyncLocalStorage } from 'node:async_hooks';
import { type Db, plainly } from '../database.ts';

type Many<K, V> = (db: Db, keys: K[]) => Promise<V[]>;
type Asked<K, V> = { key: K; done: (value: V) => void; fail: (error: unknown) => void };

/** What goes over for several is no part of the work of the first who asked. */
const outside = AsyncLocalStorage.snapshot();

/**
 * A function that asks for one, made of one that asks for many: whoever asks the same database in the same round of the event
 * loop goes over in one statement. What follows a press is carried by sibling effects that set out together, to Slack and to
 * Teams, and want to know the same.
 *
 * Nothing is kept: each is answered by a statement that begins after they asked.
 *
 * @param many gives an answer for each key, in their order
 */
export function atOnce<K, V>(many: Many<K, V>): (db: Db, key: K) => Promise<V> {
  const gathered = new WeakMap<Db, Asked<K, V>[]>();
  async function goOver(db: Db, asked: Asked<K, V>[]): Promise<void> {
    gathered.delete(db);
    try {
      const values = await many(
        db,
        asked.map(({ key }) => key),
      );
      for (const [place, { done }] of asked.entries()) done(values[place] as V);
    } catch (error) {
      for (const { fail } of asked) fail(error);
    }
  }
  return async (own, key) =>
    await new Promise<V>((done, fail) => {
      const db = plainly(own);
      const before = gathered.get(db);
      if (before) return void before.push({ key, done, fail });
      const asked = [{ key, done, fail }];
      gathered.set(db, asked);
      setImmediate(() => outside(goOver, db, asked));
    });
}
