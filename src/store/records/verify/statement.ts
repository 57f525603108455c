import { setImmediate } from 'node:timers/promises';
import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type postgres from 'postgres';

const dialect = new PgDialect();

/** A statement for the connection itself, which can read the answer in pieces: drizzle takes all of it at once. */
export function statement<Row extends object>(connection: postgres.Sql, query: SQL) {
  const { sql, params } = dialect.sqlToQuery(query);
  return connection.unsafe<Row[]>(sql, params as postgres.ParameterOrJSON<never>[], { prepare: true });
}

/**
 * The rows of a statement, some at a time. PostgreSQL finds the next ones while these are looked at: each has a processor of its own.
 *
 * @throws what PostgreSQL says, as soon as it is known
 */
export async function* piecesOf<Row extends object>(
  connection: postgres.Sql,
  query: SQL,
  rowsAtOnce: number,
): AsyncGenerator<Row[]> {
  const pieces = statement<Row>(connection, query).cursor(rowsAtOnce)[Symbol.asyncIterator]();
  let next = Promise.resolve(pieces.next());
  try {
    for (let piece = await next; !piece.done; piece = await next) {
      next = Promise.resolve(pieces.next());
      // It is thrown where it is waited for.
      next.catch(() => {});
      // The driver sends what is asked once nothing else is to be done.
      await setImmediate();
      yield piece.value;
    }
  } finally {
    // What was asked ahead comes before the cursor can be closed.
    await next.catch(() => {});
    await pieces.return?.();
  }
}
