import { type Db, plainly } from '../database.ts';

/**
 * A statement that is built once for a database and asked again and again: what drizzle does to build one costs more than the
 * round trip. A transaction builds its own.
 *
 * @param build ends in `.prepare(name)`; what changes stands in it as `sql.placeholder(name)`
 */
export function prepared<Q>(build: (db: Db) => Q): (db: Db) => Q {
  const built = new WeakMap<Db, Q>();
  return asked => {
    const db = plainly(asked);
    const known = built.get(db) ?? build(db);
    built.set(db, known);
    return known;
  };
}
