import { and, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import type { ChatPlatform, Operator } from '../../ticket/words.ts';
import { prepared } from '../asking/prepared.ts';
import type { CardPlace } from '../chats/card-place.ts';
import type { Db } from '../database.ts';
import { chatAccount, operator } from '../schema/people.ts';
import { type KnownLanguage, languageTold } from './languages.ts';
import { type ChatAccount, operatorColumns } from './operators.ts';

/** An operator who presses or types, with all that is asked about them on the way to the answer. */
export type Presser = Operator & {
  /** As they are told things on the platform where they press. */
  languages: KnownLanguage;
  /** Their emails are shown to them before they go. */
  wantsPreview: boolean;
  /** It is known what card lies where they press. */
  isPlaceKnown: boolean;
};

/**
 * A chat account as it was last seen at its platform, and whose it is: read at once, for every press asks for it first.
 *
 * @param place where they press; null where no card can lie
 * @returns `owner`: null for an account that is nobody's, or of somebody who has left; null where the account is not known
 */
export async function findPresser(
  db: Db,
  platform: ChatPlatform,
  userId: string,
  place: CardPlace | null = null,
): Promise<{ account: ChatAccount; owner: Presser | null } | null> {
  const { channel = null, message = null } = place ?? {};
  const [row] = await presser(db).execute({ platform, userId, channel, message });
  if (!row) return null;
  const { account, owner, chosen, told, skipsPreview, isPlaceKnown } = row;
  return {
    account,
    owner: owner && { ...owner, languages: { chosen, told }, wantsPreview: !skipsPreview, isPlaceKnown },
  };
}

const presser = prepared(db =>
  db
    .select({
      account: getTableColumns(chatAccount),
      owner: operatorColumns,
      chosen: operator.language,
      told: languageTold(sql.placeholder('platform')),
      skipsPreview: operator.skipsPreview,
      isPlaceKnown: sql<boolean>`exists (
        select from card where card.platform = ${sql.placeholder('platform')}
          and card.channel = ${sql.placeholder('channel')}::text and card.message = ${sql.placeholder('message')}::text)`,
    })
    .from(chatAccount)
    .leftJoin(operator, and(eq(operator.id, chatAccount.operatorId), isNull(operator.leftAt)))
    .where(
      and(
        eq(chatAccount.platform, sql.placeholder('platform')),
        eq(chatAccount.userId, sql.placeholder('userId')),
      ),
    )
    .prepare('presser'),
);
