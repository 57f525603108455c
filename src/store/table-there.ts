import { sql } from 'drizzle-orm';
import type { Db } from './database.ts';

/** Whether a table is there: one that a migration leaves says that a step behind it has not come to its end. */
export async function isTableThere(db: Pick<Db, 'execute'>, name: string): Promise<boolean> {
  const [row] = await db.execute<{ is: boolean }>(
    sql`select to_regclass(${`public.${name}`}) is not null as is`,
  );
  return row?.is ?? false;
}
