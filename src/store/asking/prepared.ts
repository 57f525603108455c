import { type Db, wherePlansAreKept } from '../database.ts';

/**
 * A statement that is built once and planned seldom, and asked again and again, also in transactions: what drizzle does to build one
 * costs more than the round trip, and what PostgreSQL does to plan one often more than to carry it out. It looks things up by their
 * keys: whatever these are, one plan serves.
 *
 * Its `execute()` goes over the wire at once, before a statement that was described earlier and is awaited beside it: what must come
 * first is awaited first, or executed.
 *
 * @param build ends in `.prepare(name)`; what changes stands in it as `sql.placeholder(name)`
 */
export function prepared<Q extends object>(build: (db: Db) => Q): (db: Db) => Q {
  const built = new WeakMap<Db, Q>();
  let first: Q | null = null;
  return asked => {
    const db = wherePlansAreKept(asked);
    const known = built.get(db);
    if (known) return known;
    const own = (first && over(db, first)) ?? build(db);
    first ??= own;
    built.set(db, own);
    return own;
  };
}

/**
 * A prepared statement as it goes over another connection: drizzle keeps in each over which it goes, and all else in it is the
 * same. It has no way to say so of a transaction.
 *
 * @returns null where drizzle keeps that otherwise
 */
function over<Q extends object>(db: Db, statement: Q): Q | null {
  const session: unknown = Reflect.get(db, 'session');
  if (typeof session !== 'object' || session === null || !('client' in session)) return null;
  if (!Object.hasOwn(statement, 'client')) return null;
  return Object.create(statement, { client: { value: session.client } });
}
