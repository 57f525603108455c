import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { imapFirstConnection, imapPosition } from '../schema/mail.ts';

/**
 * When a mailbox was first read, and what lay there.
 *
 * @property uidNext what the server would have given the next mail: a lower UID of that validity lay there; null where it did not say
 */
export type FirstConnection = { at: Date; uidValidity: string | null; uidNext: number | null };

/** How far each mailbox has been read, by UIDVALIDITY: UIDs of another validity mean nothing. */
export function imapPositions(db: Db) {
  return {
    /** The highest UID that was dealt with; 0 where none was. */
    lastUid: async (mailbox: string, uidValidity: string): Promise<number> => {
      const [row] = await db
        .select({ lastUid: imapPosition.lastUid })
        .from(imapPosition)
        .where(and(eq(imapPosition.mailbox, mailbox), eq(imapPosition.uidValidity, uidValidity)));
      return row?.lastUid ?? 0;
    },
    advance: async (mailbox: string, uidValidity: string, lastUid: number): Promise<void> => {
      await db
        .insert(imapPosition)
        .values({ mailbox, uidValidity, lastUid })
        .onConflictDoUpdate({
          target: [imapPosition.mailbox, imapPosition.uidValidity],
          set: { lastUid: sql`greatest(${imapPosition.lastUid}, excluded.last_uid)` },
        });
    },
    /** The first connection: this one, if none was before it. */
    firstConnection: async (mailbox: string, now: FirstConnection): Promise<FirstConnection> => {
      await db
        .insert(imapFirstConnection)
        .values({ mailbox, ...now })
        .onConflictDoNothing();
      const [row] = await db
        .select()
        .from(imapFirstConnection)
        .where(eq(imapFirstConnection.mailbox, mailbox));
      return row ?? now;
    },
  };
}
