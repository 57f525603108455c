import type { Desk } from '../../desk/desk.ts';
import { noticeEffects } from '../../desk/effects.ts';
import type { Scanner } from '../../desk/letters/scans.ts';
import { lookAtProbe } from '../../desk/watch/probing.ts';
import type { Log } from '../../log.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { watchedTime } from '../../watched-time.ts';
import { within } from '../../within.ts';
import type { SeenCertificate } from '../certificates.ts';
import { certificateLook } from './certificate-look.ts';
import type { ImapDoor } from './imap/imap-door.ts';
import { mailboxWatch } from './mailbox-watch.ts';

const everyMs = 30_000;
/** A look to which no answer comes is left to itself, or nothing would be watched any more. */
const lookAtMostMs = 120_000;

/** A scanner is watched as mailboxes are: while it is away, what customers attach stays held. */
const ofScanner = { 'mailbox-silent': 'scanner-silent', 'mailbox-back': 'scanner-back' } as const;

/** What is watched: the mailboxes' doors, and the virus scanner where there is one. */
type Watched = {
  doors: Pick<ImapDoor, 'mailbox' | 'readAt' | 'trouble'>[];
  scanner: Pick<Scanner, 'version'> | null;
  /** The mail servers' certificates, as they were last seen. */
  certificates?: () => SeenCertificate[];
};

/**
 * Looks every half minute whether mailboxes are read, probes come back and the virus scanner answers, and tells the
 * admins. By the machine's clock: the sandbox's may be moved, and mail travels in real time.
 */
export function keepWatch(
  desk: Desk,
  watched: Watched,
  log: Log,
  limits: { everyMs: number; lookAtMostMs: number } = { everyMs, lookAtMostMs },
): { stop(): Promise<void> } {
  const look = lookout(desk, watched, new Date(), watchedTime(everyMs));
  let running: Promise<void> | null = null;
  const timer = setInterval(() => {
    running ??= within(limits.lookAtMostMs, look(new Date()))
      .catch(error => {
        log.error({ room: 'mail', err: error }, 'cannot keep watch over the mail; it goes on trying');
      })
      .finally(() => {
        running = null;
      });
  }, limits.everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

/** More than this, and the clock was set anew between two looks, or the machine slept. */
const jumpMs = 2 * everyMs;

/**
 * One look at an instant, that knows what was told at those before.
 *
 * @param watchedMs the time that was watched, whatever the clock says
 */
export function lookout(
  desk: Desk,
  { doors, scanner, certificates = () => [] }: Watched,
  startedAt: Date,
  watchedMs: () => number,
) {
  const mailboxes = mailboxWatch(startedAt);
  const scanners = mailboxWatch(startedAt);
  let answeredAt: Date | null = null;
  const lookAtCertificate = certificateLook(desk);
  /** What the probe's times are held against: before it nobody looked, by the clock as it goes now. */
  let lookingSince = startedAt;
  let last = { now: startedAt, at: 0 };

  return async (now: Date): Promise<void> => {
    const at = watchedMs();
    const ahead = now.getTime() - last.now.getTime() - (at - last.at);
    if (Math.abs(ahead) > jumpMs) lookingSince = now;
    last = { now, at };
    const readAt = Object.fromEntries(doors.map(door => [door.mailbox, door.readAt()]));
    for (const { mailbox, subject, since } of mailboxes.look(at, readAt))
      await tell(subject, since, { mailbox, error: troubleOf(mailbox) });
    for (const mailbox of desk.ownAddresses) await lookAtProbe(desk, mailbox, lookingSince, now);
    for (const certificate of certificates()) await lookAtCertificate(certificate, now);
    if (!scanner) return;
    const error = await scanner.version().then(
      () => '',
      (fault: Error) => fault.message,
    );
    if (error === '') answeredAt = now;
    for (const { subject, since } of scanners.look(at, { scanner: answeredAt }))
      await tell(ofScanner[subject], since, { error });
  };

  function troubleOf(mailbox: string): string {
    return doors.find(door => door.mailbox === mailbox)?.trouble() ?? '';
  }

  async function tell(subject: string, since: Date, about: { mailbox?: string; error?: string }) {
    const key = [subject, about.mailbox, since.toISOString()].filter(Boolean).join(':');
    const details = { ...about, since: since.toISOString() };
    await enqueue(desk.db, noticeEffects(desk.adminDestinations, key, { subject, details }));
  }
}
