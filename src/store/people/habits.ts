import { eq } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { operator } from '../schema/people.ts';

/** Whether an operator's emails are shown to them before they go: the rule, until they switch it off for themselves. */
export async function setPreview(db: Db, operatorId: number, wants: boolean): Promise<void> {
  await db.update(operator).set({ skipsPreview: !wants }).where(eq(operator.id, operatorId));
}
