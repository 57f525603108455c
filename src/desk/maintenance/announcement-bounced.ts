import type { Db } from '../../store/database.ts';
import { noteComplaint, noteUndeliverable } from '../../store/mail/contacts.ts';
import { addresseeOfLetter, settleAddressee } from '../../store/maintenance/announcement-letters.ts';
import type { Desk } from '../desk.ts';
import type { BounceReport } from '../inbound-email.ts';

/**
 * A mail system reports of a letter that told of a maintenance. Believed of a letter only that we wrote, named by its id. What is a
 * complaint the admins are told, too.
 *
 * @returns whether that is all there is to it
 */
export async function announcementBounced(desk: Desk, tx: Db, report: BounceReport): Promise<boolean> {
  const letter = report.originalMessageId ? await addresseeOfLetter(tx, report.originalMessageId) : null;
  if (!letter || letter.outcome === null) return false;
  const address = letter.address.toLowerCase();
  if (report.action === 'complained') await noteComplaint(tx, address, desk.clock());
  if (report.action === 'failed') {
    await settleAddressee(tx, letter.id, 'bounced', report.status);
    if (report.permanent) await noteUndeliverable(tx, address, report.status, desk.clock());
  }
  return report.action !== 'complained';
}
