import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { message } from '../schema/messages.ts';

/** More who wrote in one request are not looked for. */
const atMost = 50;

/** What those call themselves who wrote in a request by mail. */
export async function namesIn(db: Db, ticket: number): Promise<string[]> {
  const name = sql<string>`${message.from} ->> 'name'`;
  const rows = await db
    .select({ name })
    .from(message)
    .where(and(eq(message.ticket, ticket), eq(message.direction, 'in'), sql`${name} <> ''`))
    .groupBy(name)
    .limit(atMost);
  return rows.map(row => row.name);
}
