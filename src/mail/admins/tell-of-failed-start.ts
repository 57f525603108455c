import { downForMs } from '../../desk/watch/alarm.ts';
import type { Log } from '../../log.ts';
import { plainReason } from '../../safe-fault.ts';
import type { Person } from '../../ticket/words.ts';
import { smtpSender } from '../letters/smtp-sender.ts';
import type { SmtpSenderSettings } from '../settings.ts';
import { failedStart } from './keep-admins-told.ts';
import { keptAlarms } from './kept-alarms.ts';
import { type Letterhead, straightMail } from './straight-mail.ts';

/**
 * A desk that has worked before and cannot start now (its database is away, and systemd starts it again and again)
 * tells its admins as one that stops does: once, when it has lasted, and over any number of starts.
 */
export async function tellOfFailedStart(
  error: unknown,
  dataDir: string,
  smtpOut: SmtpSenderSettings | null,
  admins: Person[],
  house: Omit<Letterhead, 'loopMark' | 'messageId'>,
  log: Log,
): Promise<void> {
  const kept = keptAlarms(dataDir);
  const before = kept.read();
  if (!before || !smtpOut) return;
  const now = new Date();
  const { alarm, isDue } = failedStart(before.desk, now, downForMs);
  kept.write({ ...before, desk: alarm });
  if (!isDue) return;
  const sender = smtpSender(smtpOut);
  const { loopMark, messageId } = before.letterhead;
  try {
    const mail = straightMail(sender, admins, { ...house, loopMark, messageId: () => messageId }, log);
    const word = { news: 'no-start' as const, since: alarm.since ?? now, why: plainReason(error) };
    if (await mail.tell(word)) kept.write({ ...before, desk: { ...alarm, isTold: true } });
  } finally {
    sender.close();
  }
}
