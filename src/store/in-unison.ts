import { AsyncLocalStorage } from 'node:async_hooks';
import type { Db } from './database.ts';

/** A question, or a writing, that is asked for many keys in one statement: an answer for each, in their order. */
type Many<K, V> = (db: Db, keys: K[]) => Promise<V[]>;

type Asked = { key: unknown; done: (value: unknown) => void; fail: (error: unknown) => void };

/** What several works share that go on side by side in one transaction. */
type Unison = {
  tx: Db;
  asked: Waiting;
  /** What goes over when nothing else is asked, nor on its way. */
  late: Waiting;
  onTheirWay: number;
  isToGoOver: boolean;
  /** Who has what, until all have ended. */
  claims: Map<string, Work>;
  turn: Promise<unknown>;
  /** Whose turn it is. */
  whose: Work | null;
  hasEnded: boolean;
};

type Waiting = Map<Many<never, unknown>, Asked[]>;

type Work = { unison: Unison };

const works = new AsyncLocalStorage<Work>();

/** Two works of one transaction want the same: each must be done by itself, one after the other. */
export class Entangled extends Error {
  override name = 'Entangled';
}

/** A part of a work that nobody waited for asks when all have ended: in nobody's transaction, or in somebody else's. */
class Ended extends Error {
  override message = 'the works of this transaction have ended';
}

/**
 * Does several works side by side in one transaction: what they ask of the database by functions made with
 * {@link batched}, and at the same step, goes over in one statement for all. They must have nothing to do with each
 * other; what they have in common all the same they say by {@link claim} and {@link inTurn}.
 *
 * @param all in none of them may a savepoint be opened: the others would be in it
 * @throws what failed first, when all have ended; the transaction is lost then
 */
export async function inUnison<T>(tx: Db, all: (() => Promise<T>)[]): Promise<T[]> {
  const allowSavepoints = forbidSavepoints(tx);
  const unison: Unison = {
    tx,
    asked: new Map(),
    late: new Map(),
    onTheirWay: 0,
    isToGoOver: false,
    claims: new Map(),
    turn: Promise.resolve(),
    whose: null,
    hasEnded: false,
  };
  const failures: unknown[] = [];
  const ended = await Promise.all(
    all.map(work =>
      works.run({ unison }, work).then(
        value => ({ value }),
        (error: unknown) => {
          failures.push(error);
          return null;
        },
      ),
    ),
  );
  unison.hasEnded = true;
  allowSavepoints();
  if (failures.length > 0) throw failures.find(error => !isOnlyTheEnd(error)) ?? failures[0];
  return ended.flatMap(each => (each ? [each.value] : []));
}

/** A function that asks for one, made of a function that asks for many: works in unison ask batched, all others alone. */
export function batched<K, V>(many: Many<K, V>): (db: Db, key: K) => Promise<V> {
  return async (db, key) => {
    const unison = unisonOf(db);
    if (unison) return await ask(unison, unison.asked, many, key);
    const [value] = await many(db, [key]);
    return value as V;
  };
}

/**
 * The same for what all works come to, some by more steps and some by fewer: it waits until none of them asks anything else, and goes
 * over in one statement for all. All that wait so go over together, in the order in which they were first asked: what one work asks late
 * is never behind what it asks late afterwards. None of them may go on beside it with what needs it.
 */
export function batchedLate<K, V>(many: Many<K, V>): (db: Db, key: K) => Promise<V> {
  const alone = batched(many);
  return async (db, key) => {
    const unison = unisonOf(db);
    return await (unison ? ask(unison, unison.late, many, key) : alone(db, key));
  };
}

/**
 * Says that a work has something, by its name, until all of its unison have ended. Alone it always gets it.
 *
 * @throws {Entangled} when another work has it
 */
export function claim(db: Db, name: string): void {
  const [unison, work] = [unisonOf(db), works.getStore()];
  if (!unison || !work) return;
  const owner = unison.claims.get(name) ?? work;
  if (owner !== work) throw new Entangled(`two works of one transaction want ${name}`);
  unison.claims.set(name, work);
}

/** Does a part of a work while no other of its unison does such a part; within such a part, at once. */
export async function inTurn<T>(db: Db, part: () => Promise<T>): Promise<T> {
  const [unison, work] = [unisonOf(db), works.getStore()];
  if (!unison || !work || unison.whose === work) return await part();
  const mine = unison.turn.then(async () => {
    unison.whose = work;
    return await part().finally(() => {
      unison.whose = null;
    });
  });
  unison.turn = mine.catch(() => {});
  return await mine;
}

/** What PostgreSQL says to all that is asked behind a statement that failed (25P02): why, it said there. */
function isOnlyTheEnd(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && cause.code === '25P02') return true;
  return false;
}

function unisonOf(db: Db): Unison | null {
  const unison = works.getStore()?.unison;
  return unison?.tx === db ? unison : null;
}

async function ask<K, V>(unison: Unison, waiting: Waiting, many: Many<K, V>, key: K): Promise<V> {
  return await new Promise<V>((done, fail) => {
    const asked = waiting.get(many as Many<never, unknown>) ?? [];
    asked.push({ key, done: done as (value: unknown) => void, fail });
    waiting.set(many as Many<never, unknown>, asked);
    goOverSoon(unison);
  });
}

/** Behind all that can go on without the database: each of them has got to its next question by then. */
function goOverSoon(unison: Unison): void {
  if (unison.isToGoOver) return;
  unison.isToGoOver = true;
  setImmediate(() => {
    unison.isToGoOver = false;
    goOver(unison);
  });
}

function goOver(unison: Unison): void {
  const { asked, late, onTheirWay, hasEnded } = unison;
  if (hasEnded) {
    for (const { fail } of [...asked.values(), ...late.values()].flat()) fail(new Ended());
    asked.clear();
    late.clear();
    return;
  }
  const next = asked.size === 0 && onTheirWay === 0 ? late : asked;
  const all = [...next];
  next.clear();
  for (const [many, asked] of all) {
    unison.onTheirWay += 1;
    works.exit(() =>
      (many as Many<unknown, unknown>)(
        unison.tx,
        asked.map(({ key }) => key),
      )
        .then(
          values => {
            for (const [place, { done }] of asked.entries()) done(values[place]);
          },
          (error: unknown) => {
            for (const { fail } of asked) fail(error);
          },
        )
        .finally(() => {
          unison.onTheirWay -= 1;
          if (unison.late.size > 0) goOverSoon(unison);
        }),
    );
  }
}

/** What one of them undid the others would have lost. @returns what allows them again */
function forbidSavepoints(tx: Db): () => void {
  tx.transaction = async () => {
    throw new Entangled('works in unison open no savepoint');
  };
  return () => Reflect.deleteProperty(tx, 'transaction');
}
