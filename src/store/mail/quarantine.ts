import { and, eq } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { unpackedSource } from '../raw-mail/packed-source.ts';
import { inboundMail, mailArrival } from '../schema/mail.ts';

export type QuarantinedMail = {
  id: number;
  messageId: string;
  envelopeFrom: string | null;
  arrivedAt: Date;
  source: Uint8Array;
  mailbox: string;
};

/**
 * A mail that nobody could read and about which nothing was decided yet, locked; null where there is none.
 *
 * @param nonce as its button bears it
 */
export async function lockQuarantined(db: Db, id: number, nonce: string): Promise<QuarantinedMail | null> {
  const [row] = await db
    .select({
      id: inboundMail.id,
      messageId: inboundMail.messageId,
      envelopeFrom: inboundMail.envelopeFrom,
      arrivedAt: inboundMail.arrivedAt,
      source: inboundMail.source,
      packedOf: inboundMail.packedOf,
    })
    .from(inboundMail)
    .where(and(eq(inboundMail.id, id), eq(inboundMail.nonce, nonce), eq(inboundMail.outcome, 'quarantined')))
    .for('update');
  if (!row) return null;
  const [arrival] = await db
    .select({ mailbox: mailArrival.mailbox })
    .from(mailArrival)
    .where(eq(mailArrival.mailId, id))
    .limit(1);
  const { packedOf, ...mail } = row;
  return { ...mail, source: await unpackedSource(row), mailbox: arrival?.mailbox ?? '' };
}
