import type { Db } from '../../store/database.ts';
import { noteComplaint, noteUndeliverable } from '../../store/mail/contacts.ts';
import { addresseeOfLetter, settleAddressee } from '../../store/maintenance/announcement-letters.ts';
import type { Desk } from '../desk.ts';
import type { BounceReport } from '../inbound-email.ts';

/** Whose complaint it was: the letter, and the nonce that the button bears which lifts it. */
export type AnnouncementSilenced = { announced: number; nonce: string; address: string };

/**
 * A mail system reports of a letter that told of a maintenance. Believed of a letter only that we wrote, named by its id.
 *
 * @returns what the admins are to be told of, too; `known` where that is all there is to it; null where it is of no such letter
 */
export async function announcementBounced(
  desk: Desk,
  tx: Db,
  report: BounceReport,
): Promise<AnnouncementSilenced | 'known' | null> {
  const letter = report.originalMessageId ? await addresseeOfLetter(tx, report.originalMessageId) : null;
  if (!letter || letter.outcome === null) return null;
  const address = letter.address.toLowerCase();
  if (report.action === 'complained') {
    await noteComplaint(tx, address, desk.clock());
    return { announced: letter.id, nonce: desk.messageIds.nonceOf(letter.messageId), address };
  }
  if (report.action === 'failed') {
    await settleAddressee(tx, letter.id, 'bounced', report.status);
    if (report.permanent) await noteUndeliverable(tx, address, report.status, desk.clock());
  }
  return 'known';
}
