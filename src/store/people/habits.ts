import { eq } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { operator } from '../schema/people.ts';

/** An operator wants their emails shown before they go, as is the rule; or has switched that off for themselves. */
export async function setPreview(db: Db, operatorId: number, wants: boolean): Promise<void> {
  await db.update(operator).set({ skipsPreview: !wants }).where(eq(operator.id, operatorId));
}
