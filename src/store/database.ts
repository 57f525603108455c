import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from './schema.ts';

/** The database, or a transaction on it: every function of this room takes either. */
export type Db = Pick<
  PostgresJsDatabase<typeof schema>,
  'select' | 'insert' | 'update' | 'delete' | 'execute' | 'query' | 'transaction'
>;

export type Database = { db: Db; connection: postgres.Sql; url: string; close(): Promise<void> };

/**
 * Opens a pool; connects at the first query.
 *
 * @param url postgres://user:password@host:port/name
 */
export function openDatabase(url: string, connections = 10): Database {
  const connection = postgres(url, {
    max: connections,
    onnotice: () => {},
    connect_timeout: 10,
    connection: { application_name: 'sportello' },
  });
  return {
    db: drizzle(connection, { schema }),
    connection,
    url,
    close: () => connection.end({ timeout: 5 }),
  };
}
