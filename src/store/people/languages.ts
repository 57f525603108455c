import { and, eq, type SQLWrapper, sql } from 'drizzle-orm';
import type { ChatPlatform, Language } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { chatAccount, operator } from '../schema/people.ts';

/** In which language somebody is told things: what they chose, and what their platforms say of them. */
export type KnownLanguage = {
  /** Their own choice, on both platforms; null: they leave it to their platforms. */
  chosen: Language | null;
  /** What this platform says, or else another one on which they are; null where none does. */
  told: Language | null;
};

/** What an operator's platforms say of their language, that one before the others. */
export function languageTold(platform: ChatPlatform | SQLWrapper) {
  return sql<Language | null>`(
    select of_theirs.language from chat_account as of_theirs
    where of_theirs.operator_id = "operator".id and of_theirs.gone_at is null
      and of_theirs.language is not null
    order by (of_theirs.platform = ${platform}) desc, of_theirs.language_told_at desc limit 1)`;
}

/** @param platform on which they are told something now */
export async function languageKnownOf(
  db: Db,
  operatorId: number,
  platform: ChatPlatform,
): Promise<KnownLanguage> {
  const [row] = await db
    .select({
      chosen: operator.language,
      told: languageTold(platform),
    })
    .from(operator)
    .where(eq(operator.id, operatorId));
  return row ?? { chosen: null, told: null };
}

/** @param language null: what their platforms say holds again */
export async function chooseLanguage(db: Db, operatorId: number, language: Language | null): Promise<void> {
  await db.update(operator).set({ language }).where(eq(operator.id, operatorId));
}

/** What a platform says of an account's language, where it is not what it said before. */
export async function noteLanguageTold(
  db: Db,
  { platform, userId }: { platform: ChatPlatform; userId: string },
  language: Language,
  at: Date,
): Promise<void> {
  await db
    .update(chatAccount)
    .set({ language, languageToldAt: at })
    .where(
      and(
        eq(chatAccount.platform, platform),
        eq(chatAccount.userId, userId),
        sql`${chatAccount.language} is distinct from ${language}`,
      ),
    );
}
