import { eq, sql } from 'drizzle-orm';
import type { Language } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { keptAnswer } from '../schema/written/answers.ts';

/** @property about,text without the people in them: what was asked for in a line, and what was answered */
export type KeptAnswer = { ticket: number; about: string; text: string; language: Language; at: Date };

/** An answer that may be given to anybody; of a request that was closed before, in the place of that. */
export async function keepAnswer(tx: Db, { ticket, about, text, language, at }: KeptAnswer): Promise<void> {
  await tx.execute(sql`
    insert into ${keptAnswer} (ticket, about, text, language, asked, at)
    values (${ticket}, ${about}, ${text}, ${language}, search_in_both(${about}), ${at.toISOString()}::timestamptz)
    on conflict (ticket) do update set about = excluded.about, text = excluded.text,
      language = excluded.language, asked = excluded.asked, at = excluded.at`);
}

/** It was closed otherwise since: what was answered then is not to be given again. */
export async function forgetAnswer(tx: Db, ticket: number): Promise<void> {
  await tx.delete(keptAnswer).where(eq(keptAnswer.ticket, ticket));
}

/** What is given to anybody of how a request was closed; null where nothing is. */
export async function keptOf(db: Db, ticket: number): Promise<string | null> {
  const [row] = await db
    .select({ text: keptAnswer.text })
    .from(keptAnswer)
    .where(eq(keptAnswer.ticket, ticket));
  return row?.text ?? null;
}
