import { and, asc, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm';
import type { ChatPlatform, Operator } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { isInteger } from '../integer.ts';
import { chatAccount, operator } from '../schema/people.ts';
import { type ChatAccount, operatorColumns } from './operators.ts';

const wasInRestrictedChannel = sql<boolean>`exists (
  select 1 from chat_account as of_theirs where of_theirs.operator_id = "operator".id
    and of_theirs.in_restricted_channel and of_theirs.gone_at is null)`;

/**
 * These accounts of a platform, and no others, are in the channel of those who see what few may see: the platform says so.
 *
 * @returns the ids of the operators of whom that is news
 */
export async function noteAmongFew(db: Db, platform: ChatPlatform, userIds: string[]): Promise<number[]> {
  const isAmong = sql`(${chatAccount.userId} = any(array(select json_array_elements_text(${JSON.stringify(userIds)}::json))))`;
  const changed = await db
    .update(chatAccount)
    .set({ inRestrictedChannel: isAmong, restrictedChannelSilent: false })
    .where(
      and(
        eq(chatAccount.platform, platform),
        sql`(${chatAccount.inRestrictedChannel} <> ${isAmong} or ${chatAccount.restrictedChannelSilent})`,
      ),
    )
    .returning({ operatorId: chatAccount.operatorId });
  return changed.flatMap(({ operatorId }) => operatorId ?? []);
}

/**
 * A platform says nothing of that channel: whom it named last stays noted.
 *
 * @returns the ids of the operators of whom that is news
 */
export async function noteFewSilent(db: Db, platform: ChatPlatform): Promise<number[]> {
  const { inRestrictedChannel, restrictedChannelSilent, operatorId } = chatAccount;
  const silent = await db
    .update(chatAccount)
    .set({ restrictedChannelSilent: true })
    .where(
      and(
        eq(chatAccount.platform, platform),
        eq(inRestrictedChannel, true),
        eq(restrictedChannelSilent, false),
      ),
    )
    .returning({ operatorId });
  return silent.flatMap(({ operatorId: id }) => id ?? []);
}

/** What is noted of what somebody sees. @property wasInRestrictedChannel as was last said of the channel of the few, silent or not */
export type SightNoted = Operator & {
  leftAt: Date | null;
  wasInRestrictedChannel: boolean;
  seesRestricted: boolean | null;
  sightLostAt: Date | null;
};

const { leftAt, seesRestricted, sightLostAt } = operator;
const sightColumns = { ...operatorColumns, leftAt, wasInRestrictedChannel, seesRestricted, sightLostAt };

/** People with all that says what they see, locked; and what was last noted of that. */
export async function lockSight(tx: Db, ids: number[]): Promise<SightNoted[]> {
  return await tx
    .select(sightColumns)
    .from(operator)
    .where(inArray(operator.id, ids))
    .orderBy(asc(operator.id))
    .for('no key update');
}

/** All that is noted of an account and of whose it is, as at one moment. @returns null where it is nobody's, or not known */
export async function findNoted(
  db: Db,
  platform: ChatPlatform,
  userId: string,
): Promise<{ account: ChatAccount; person: SightNoted } | null> {
  const [row] = await db
    .select({ account: getTableColumns(chatAccount), person: sightColumns })
    .from(chatAccount)
    .innerJoin(operator, eq(operator.id, chatAccount.operatorId))
    .where(and(eq(chatAccount.platform, platform), eq(chatAccount.userId, userId)));
  return row ?? null;
}

/**
 * The platform has said again what is noted of an account.
 *
 * @param account as it was known, whose owner may act with it
 * @returns false where that is not so any more: nothing is noted then
 */
export async function noteSaidAgain(
  db: Db,
  { platform, userId, operatorId, checkedAt }: ChatAccount,
  at: Date,
): Promise<boolean> {
  if (operatorId === null) return false;
  const rows = await db
    .update(chatAccount)
    .set({ checkedAt: at })
    .where(
      and(
        eq(chatAccount.platform, platform),
        eq(chatAccount.userId, userId),
        eq(chatAccount.operatorId, operatorId),
        isNull(chatAccount.goneAt),
        eq(chatAccount.checkedAt, checkedAt),
      ),
    )
    .returning({ operatorId: chatAccount.operatorId });
  return rows.length > 0;
}

/** @param sightLostAt when it was said that they see it no more */
export async function noteSight(
  tx: Db,
  ids: number[],
  noted: { seesRestricted: boolean; sightLostAt: Date | null },
): Promise<void> {
  if (ids.length > 0) await tx.update(operator).set(noted).where(inArray(operator.id, ids));
}

/** Somebody as was last said of them, though their platform is silent since. @returns null for nobody, and for who has left */
export async function findAsLastSaid(db: Db, id: number): Promise<Operator | null> {
  if (!isInteger(id)) return null;
  const [row] = await db
    .select({ ...operatorColumns, inRestrictedChannel: wasInRestrictedChannel })
    .from(operator)
    .where(and(eq(operator.id, id), sql`${operator.leftAt} is null`));
  return row ?? null;
}
