import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { mailsOf } from './in-request.ts';

async function counted(db: Db, from: SQL): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`select count(*)::int as count from ${from}`);
  return row?.count ?? 0;
}

const among = (numbers: number[]) => sql`any(${sql.param(numbers)}::int[])`;

/** How many messages lie in these requests. */
export async function messagesIn(db: Db, numbers: number[]): Promise<number> {
  return await counted(db, sql`message where ticket = ${among(numbers)}`);
}

export async function filesIn(db: Db, numbers: number[]): Promise<number> {
  return await counted(
    db,
    sql`attachment join message on message.id = attachment.message_id where ticket = ${among(numbers)}`,
  );
}

/** Mails as they came. */
export async function mailsIn(db: Db, numbers: number[]): Promise<number> {
  return await counted(db, sql`(${mailsOf(numbers)}) as mail`);
}
