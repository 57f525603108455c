import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { imapFirstConnection, imapPosition } from '../schema/mail.ts';

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
    /** The moment of the first connection: now, if this is it. */
    firstConnection: async (mailbox: string, now: Date): Promise<Date> => {
      await db.insert(imapFirstConnection).values({ mailbox, at: now }).onConflictDoNothing();
      const [row] = await db
        .select()
        .from(imapFirstConnection)
        .where(eq(imapFirstConnection.mailbox, mailbox));
      return row?.at ?? now;
    },
  };
}
