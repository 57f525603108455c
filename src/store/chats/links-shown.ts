import { and, eq, lt } from 'drizzle-orm';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { linkShown } from '../schema/cards.ts';

/** A link in a message of somebody's, below which a ticket's words were shown. @property operator to whom alone; null: to a channel */
export type LinkShown = { channel: string; message: string; link: string; operator: number | null };

type Key = { ticket: number; platform: ChatPlatform };

export async function noteLinksShown(
  db: Db,
  platform: ChatPlatform,
  shown: (LinkShown & { ticket: number })[],
): Promise<void> {
  if (shown.length === 0) return;
  await db
    .insert(linkShown)
    .values(shown.map(each => ({ ...each, platform })))
    .onConflictDoNothing();
}

export async function linksShownOf(db: Db, { ticket, platform }: Key): Promise<LinkShown[]> {
  return await db
    .select({
      channel: linkShown.channel,
      message: linkShown.message,
      link: linkShown.link,
      operator: linkShown.operator,
    })
    .from(linkShown)
    .where(and(eq(linkShown.ticket, ticket), eq(linkShown.platform, platform)));
}

export async function forgetLinkShown(
  db: Db,
  { ticket, platform }: Key,
  { channel, message, link }: Omit<LinkShown, 'operator'>,
): Promise<void> {
  await db
    .delete(linkShown)
    .where(
      and(
        eq(linkShown.ticket, ticket),
        eq(linkShown.platform, platform),
        eq(linkShown.channel, channel),
        eq(linkShown.message, message),
        eq(linkShown.link, link),
      ),
    );
}

/** Nobody scrolls back so far to a link; its words are not looked for any more. */
const keptMs = 180 * 86_400_000;

/** @param now by the machine's clock */
export async function sweepLinksShown(db: Db, now: Date): Promise<void> {
  await db.delete(linkShown).where(lt(linkShown.at, new Date(now.getTime() - keptMs)));
}
