/** A mailbox that has not been read for so long is told to the admins; it is read each minute otherwise. */
const silentMs = 5 * 60_000;

/** What the admins are told of a mailbox; `since` is when it was last read. */
export type WatchWord = { mailbox: string; subject: 'mailbox-silent' | 'mailbox-back'; since: Date };

/**
 * Watches the way in: whoever forwards no alarm loses days of mail without knowing. Each silence is told once, and
 * its end. A silence is as long as it was watched: a clock that is set anew, or a machine that slept, makes none.
 *
 * @param startedAt what was never read is silent since then
 */
export function mailboxWatch(startedAt: Date) {
  const told = new Map<string, Date>();
  const heard = new Map<string, { read: Date | null; at: number }>();
  return {
    /**
     * @param watchedMs the time that was watched until now, whatever the clock says
     * @param readAt by mailbox, when each was last read; null for never
     */
    look: (watchedMs: number, readAt: Record<string, Date | null>): WatchWord[] =>
      Object.entries(readAt).flatMap(([mailbox, read]): WatchWord[] => {
        const before = heard.get(mailbox) ?? { read: null, at: 0 };
        const last = before.read?.getTime() === read?.getTime() ? before : { read, at: watchedMs };
        heard.set(mailbox, last);
        const since = read ?? startedAt;
        const known = told.get(mailbox);
        const isSilent = watchedMs - last.at > silentMs;
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
