import type { FirstConnection } from '../../../store/mail/imap-positions.ts';

/** How far a mailbox has been read; the database keeps it. */
export interface ImapPositions {
  lastUid(mailbox: string, uidValidity: string): Promise<number>;
  advance(mailbox: string, uidValidity: string, lastUid: number): Promise<void>;
  firstConnection(mailbox: string, now: FirstConnection): Promise<FirstConnection>;
}

/** Nobody's clock is that far behind. */
const clocksApartMs = 3_600_000;

/**
 * Whether a mail lay there before the mailbox was first read. By its UID: INTERNALDATE knows seconds only, and is by the clock of the
 * server, so that what came in the first moments would be taken for what lay there. What was put there later, but is of long before (moved
 * from another folder, or another server), lay there, too. Pure.
 */
export function wasThereBefore(
  { at, uidValidity, uidNext }: FirstConnection,
  mail: { uidValidity: string; uid: number; arrivedAt: Date },
): boolean {
  if (uidNext === null || uidValidity !== mail.uidValidity) return mail.arrivedAt < at;
  return mail.uid < uidNext || mail.arrivedAt.getTime() < at.getTime() - clocksApartMs;
}
