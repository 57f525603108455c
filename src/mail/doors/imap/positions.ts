/** How far a mailbox has been read; the database keeps it. */
export interface ImapPositions {
  lastUid(mailbox: string, uidValidity: string): Promise<number>;
  advance(mailbox: string, uidValidity: string, lastUid: number): Promise<void>;
  firstConnection(mailbox: string, now: Date): Promise<Date>;
}
