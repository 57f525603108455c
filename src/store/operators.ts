import { and, asc, eq, inArray } from 'drizzle-orm';
import { canonicalAddress } from '../ticket/address.ts';
import type { ChatPlatform, Operator, Role } from '../ticket/words.ts';
import type { Db } from './database.ts';
import { chatAccount, operator } from './schema.ts';

/** Finds or makes the operator with this verified address; name and role follow what is known today. */
export async function enrolOperator(
  db: Db,
  person: { email: string; name: string; role: Role },
): Promise<Operator> {
  const values = { ...person, email: canonicalAddress(person.email) };
  const [row] = await db
    .insert(operator)
    .values(values)
    .onConflictDoUpdate({ target: operator.email, set: { name: values.name, role: values.role } })
    .returning();
  if (!row) throw new Error('the database gave no operator back');
  return row;
}

export async function findOperator(db: Db, id: number): Promise<Operator | null> {
  const [row] = await db.select().from(operator).where(eq(operator.id, id));
  return row ?? null;
}

export async function findOperatorByEmail(db: Db, email: string): Promise<Operator | null> {
  const [row] = await db
    .select()
    .from(operator)
    .where(eq(operator.email, canonicalAddress(email)));
  return row ?? null;
}

/** Everybody who can be given a ticket, by name. */
export async function allOperators(db: Db): Promise<Operator[]> {
  return await db.select().from(operator).orderBy(asc(operator.name));
}

/** A chat account as it was last seen at its platform. */
export async function findAccount(
  db: Db,
  platform: ChatPlatform,
  userId: string,
): Promise<{ operatorId: number | null; name: string; checkedAt: Date } | null> {
  const [row] = await db
    .select()
    .from(chatAccount)
    .where(and(eq(chatAccount.platform, platform), eq(chatAccount.userId, userId)));
  return row ?? null;
}

export async function saveAccount(db: Db, account: typeof chatAccount.$inferInsert): Promise<void> {
  await db
    .insert(chatAccount)
    .values(account)
    .onConflictDoUpdate({
      target: [chatAccount.platform, chatAccount.userId],
      set: { operatorId: account.operatorId ?? null, name: account.name, checkedAt: account.checkedAt },
    });
}

/** The chat accounts of operators on one platform: whom a line there can mention. */
export async function accountsOf(
  db: Db,
  platform: ChatPlatform,
  operatorIds: number[],
): Promise<{ userId: string; name: string }[]> {
  if (operatorIds.length === 0) return [];
  return await db
    .select({ userId: chatAccount.userId, name: chatAccount.name })
    .from(chatAccount)
    .where(and(eq(chatAccount.platform, platform), inArray(chatAccount.operatorId, operatorIds)));
}
