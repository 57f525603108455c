import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { canonicalAddress } from '../../ticket/people/address.ts';
import type { ChatPlatform, Operator, Role } from '../../ticket/words.ts';
import { atOnce } from '../asking/at-once.ts';
import { prepared } from '../asking/prepared.ts';
import type { Db } from '../database.ts';
import { batched } from '../in-unison.ts';
import { isInteger } from '../integer.ts';
import { chatAccount, operator } from '../schema/people.ts';

/** What says who somebody is. */
export const operatorColumns = {
  id: operator.id,
  email: operator.email,
  name: operator.name,
  role: operator.role,
  inRestrictedChannel: sql<boolean>`exists (
    select 1 from chat_account as of_theirs where of_theirs.operator_id = "operator".id
      and of_theirs.in_restricted_channel and not of_theirs.restricted_channel_silent and of_theirs.gone_at is null)`,
};
/** Who has left is nobody, whoever asks; only {@link findAnybody} still knows them. */
const isHere = isNull(operator.leftAt);

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
    .returning(operatorColumns);
  if (!row) throw new Error('the database gave no operator back');
  return row;
}

/** @returns null for nobody, and for somebody who has left */
export async function findOperator(db: Db, id: number): Promise<Operator | null> {
  if (!isInteger(id)) return null;
  const [row] = await operatorHere(db).execute({ id });
  return row ?? null;
}

const operatorHere = prepared(db =>
  db
    .select(operatorColumns)
    .from(operator)
    .where(and(eq(operator.id, sql.placeholder('id')), isHere))
    .prepare('operator_here'),
);

/** @returns null for nobody, and for somebody who has left */
export const findOperatorByEmail = batched(async (db: Db, emails: string[]): Promise<(Operator | null)[]> => {
  const addresses = emails.map(canonicalAddress);
  const rows = await db
    .select(operatorColumns)
    .from(operator)
    .where(and(sql`${operator.email} = any(${sql.param(addresses)}::text[])`, isHere));
  const known = new Map(rows.map(row => [row.email, row]));
  return addresses.map(address => known.get(address) ?? null);
});

/** Everybody who can be given a ticket, by name. */
export async function allOperators(db: Db): Promise<Operator[]> {
  return await allByName(db).execute();
}

/** The same, for whoever asks at the same moment as others do. */
export const everybodyHere = atOnce(async (db, asked: null[]): Promise<Operator[][]> => {
  const all = await allByName(db).execute();
  return asked.map(() => all);
});

const allByName = prepared(db =>
  db
    .select(operatorColumns)
    .from(operator)
    .where(isHere)
    .orderBy(asc(operator.name))
    .prepare('operators_by_name'),
);

/** All of the same in one value, for a statement that asks for more. */
export const everybodyInJson = sql<Operator[]>`(
  select coalesce(json_agg(json_build_object(
    'id', ${operator.id}, 'email', ${operator.email}, 'name', ${operator.name}, 'role', ${operator.role},
    'inRestrictedChannel', ${operatorColumns.inRestrictedChannel}) order by ${operator.name}), '[]')
  from ${operator} where ${operator.leftAt} is null)`;

/** Everybody who is or ever was an operator, by name. */
export async function everOperators(db: Db): Promise<Operator[]> {
  return await db.select(operatorColumns).from(operator).orderBy(asc(operator.name), asc(operator.id));
}

/** What operators are called, by their ids, those who have left too. */
export async function namesOfOperators(db: Db, ids: readonly number[]): Promise<Record<string, string>> {
  const rows = await db
    .select({ id: operator.id, name: operator.name })
    .from(operator)
    .where(inArray(operator.id, [...ids]));
  return Object.fromEntries(rows.map(({ id, name }) => [String(id), name]));
}

/** Somebody who is or was an operator, and since when they are none; null where they are, or nobody has this id. */
export async function findAnybody(db: Db, id: number): Promise<(Operator & { leftAt: Date | null }) | null> {
  if (!isInteger(id)) return null;
  const [row] = await db.select().from(operator).where(eq(operator.id, id));
  return row ?? null;
}

/** The same by address. */
export async function findAnybodyByEmail(db: Db, email: string): Promise<Operator | null> {
  const [row] = await db
    .select(operatorColumns)
    .from(operator)
    .where(eq(operator.email, canonicalAddress(email)));
  return row ?? null;
}

/** The ids of all who have left. */
export async function thoseWhoLeft(db: Db): Promise<number[]> {
  const rows = await db.select({ id: operator.id }).from(operator).where(sql`${operator.leftAt} is not null`);
  return rows.map(({ id }) => id);
}

/**
 * Which of these have left. Nobody of them can leave until the transaction ends: who leaves in the same moment is looked
 * at afterwards, and what they were given is found then.
 */
export async function leftAmong(tx: Db, ids: number[]): Promise<{ id: number; name: string }[]> {
  if (ids.length === 0) return [];
  const rows = await kept(tx).execute({ ids });
  return rows.filter(({ leftAt }) => leftAt !== null);
}

const kept = prepared(tx =>
  tx
    .select({ id: operator.id, name: operator.name, leftAt: operator.leftAt })
    .from(operator)
    .where(sql`${operator.id} = any(${sql.placeholder('ids')}::int[])`)
    .orderBy(asc(operator.id))
    .for('share')
    .prepare('operators_kept'),
);

/** Somebody with all that is known of their accounts, locked. */
export async function lockPerson(tx: Db, id: number) {
  const [person] = await tx.select().from(operator).where(eq(operator.id, id)).for('no key update');
  const accounts = await tx
    .select({ platform: chatAccount.platform, goneAt: chatAccount.goneAt })
    .from(chatAccount)
    .where(eq(chatAccount.operatorId, id));
  return person ? { person, accounts } : null;
}

/** @param at null: they are back */
export async function noteLeft(tx: Db, id: number, at: Date | null): Promise<void> {
  await tx.update(operator).set({ leftAt: at }).where(eq(operator.id, id));
}

/** The operators whom no chat account has ever made known: desk.yaml named them. */
export async function operatorsWithoutAccount(db: Db): Promise<Operator[]> {
  return await db
    .select(operatorColumns)
    .from(operator)
    .leftJoin(chatAccount, eq(chatAccount.operatorId, operator.id))
    .where(and(isHere, isNull(chatAccount.userId)));
}

export type ChatAccount = typeof chatAccount.$inferSelect;

/** A chat account as it was last seen at its platform. */
export async function findAccount(
  db: Db,
  platform: ChatPlatform,
  userId: string,
): Promise<ChatAccount | null> {
  const [row] = await db
    .select()
    .from(chatAccount)
    .where(and(eq(chatAccount.platform, platform), eq(chatAccount.userId, userId)));
  return row ?? null;
}

/** All accounts of a platform, operators' and others'. */
export async function accountsOn(db: Db, platform: ChatPlatform): Promise<ChatAccount[]> {
  return await db
    .select()
    .from(chatAccount)
    .where(eq(chatAccount.platform, platform))
    .orderBy(asc(chatAccount.userId));
}

/** These accounts were in the operators' channel at this moment; nothing else about them was asked. */
export async function noteSeen(db: Db, platform: ChatPlatform, userIds: string[], at: Date): Promise<void> {
  if (userIds.length === 0) return;
  await db
    .update(chatAccount)
    .set({ checkedAt: at })
    .where(and(eq(chatAccount.platform, platform), inArray(chatAccount.userId, userIds)));
}

/** An account as its platform shows it today. */
export async function saveAccount(
  db: Db,
  account: Pick<ChatAccount, 'platform' | 'userId' | 'operatorId' | 'name' | 'checkedAt'> & {
    goneAt?: Date | null;
  },
): Promise<void> {
  const { operatorId, name, checkedAt, goneAt = null } = account;
  await db
    .insert(chatAccount)
    .values(account)
    .onConflictDoUpdate({
      target: [chatAccount.platform, chatAccount.userId],
      set: { operatorId, name, checkedAt, goneAt },
    });
}

/** The chat accounts of operators on one platform, as it lists them today: whom a line there can mention. */
export async function accountsOf(
  db: Db,
  platform: ChatPlatform,
  operatorIds: number[],
): Promise<{ userId: string; name: string }[]> {
  if (operatorIds.length === 0) return [];
  return await db
    .select({ userId: chatAccount.userId, name: chatAccount.name })
    .from(chatAccount)
    .where(
      and(
        eq(chatAccount.platform, platform),
        inArray(chatAccount.operatorId, operatorIds),
        isNull(chatAccount.goneAt),
      ),
    );
}

/** The ids of all whom the desk has ever known as operators. */
export async function everybody(db: Db): Promise<number[]> {
  return (await db.select({ id: operator.id }).from(operator).orderBy(asc(operator.id))).map(({ id }) => id);
}
