/** A mailbox that has not been read for so long is told to the admins; it is read each minute otherwise. */
const silentMs = 5 * 60_000;

/** What the admins are told of a mailbox; `since` is when it was last read. */
export type WatchWord = { mailbox: string; subject: 'mailbox-silent' | 'mailbox-back'; since: Date };

/**
 * Watches the way in: whoever forwards no alarm loses days of mail without knowing. Each silence is told once, and
 * its end.
 *
 * @param startedAt what was never read is silent since then
 */
export function mailboxWatch(startedAt: Date) {
  const told = new Map<string, Date>();
  return {
    /** @param readAt by mailbox, when each was last read; null for never */
    look: (now: Date, readAt: Record<string, Date | null>): WatchWord[] =>
      Object.entries(readAt).flatMap(([mailbox, read]): WatchWord[] => {
        const since = read ?? startedAt;
        const known = told.get(mailbox);
        const isSilent = now.getTime() - since.getTime() > silentMs;
        if (isSilent && !known) {
          told.set(mailbox, since);
          return [{ mailbox, subject: 'mailbox-silent', since }];
        }
        if (isSilent || !known) return [];
        told.delete(mailbox);
        return [{ mailbox, subject: 'mailbox-back', since: known }];
      }),
  };
}
