import { eq, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { heard } from '../schema/presses.ts';

/** What a press was told when it was done. @property line in the words of whoever pressed */
type ToldLast = { press: string; line: string };

/**
 * Keeps what somebody was told last about something, as long as what was heard is kept.
 *
 * @param subject who was told, and about what
 */
export async function keepTold(
  db: Db,
  subject: string,
  press: string,
  line: string,
  at: Date,
): Promise<void> {
  await db
    .insert(heard)
    .values({ what: whatOf(subject), key: `${press}\n${line}`, at })
    .onConflictDoUpdate({ target: heard.what, set: { key: sql`excluded.key`, at: sql`excluded.at` } });
}

/** @returns null where nothing is kept */
export async function toldLast(db: Db, subject: string): Promise<ToldLast | null> {
  const [row] = await db
    .select({ kept: heard.key })
    .from(heard)
    .where(eq(heard.what, whatOf(subject)));
  if (!row) return null;
  const [press = '', ...lines] = row.kept.split('\n');
  return { press, line: lines.join('\n') };
}

function whatOf(subject: string): string {
  return `told:${subject}`;
}
