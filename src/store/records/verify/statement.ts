import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type postgres from 'postgres';

const dialect = new PgDialect();

/** A statement for the connection itself, which can read the answer in pieces: drizzle takes all of it at once. */
export function statement<Row extends object>(connection: postgres.Sql, query: SQL) {
  const { sql, params } = dialect.sqlToQuery(query);
  return connection.unsafe<Row[]>(sql, params as postgres.ParameterOrJSON<never>[], { prepare: true });
}
