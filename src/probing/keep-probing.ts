import { wayIn } from '../desk/availability/availability-in.ts';
import { judgeServices } from '../desk/availability/judge.ts';
import { here, noteLooks } from '../desk/availability/note-looks.ts';
import type { Desk } from '../desk/desk.ts';
import { isProbeLost } from '../desk/watch/probing.ts';
import type { Log } from '../log.ts';
import type { SeenCertificate } from '../mail/certificates.ts';
import { minuteMs, minuteOf } from '../ticket/availability/minutes.ts';
import type { Looked } from '../ticket/availability/probe.ts';
import { eachMinute } from './each-minute.ts';
import { lookAt } from './look.ts';

/** The desk's own ways in. @property smtp where its door listens */
export type WaysIn = {
  doors: { mailbox: string; readAt(): Date | null; trouble(): string }[];
  smtp: { host: string; port: number };
};

/** Mailboxes are read each minute; one that was not for so long is not read. */
const readWithinMs = 3 * minuteMs;

/**
 * Looks each minute at what desk.yaml says is to be looked at, and at the ways in; keeps what was seen; and judges what is over.
 * A minute in which this did not run stays one that nobody measured.
 *
 * @param certificate is told of each certificate that was shown
 */
export function keepProbing(
  desk: Desk,
  ways: WaysIn,
  certificate: (seen: SeenCertificate) => void,
  log: Log,
): { stop(): Promise<void> } {
  return eachMinute(
    stopped => probeOnce(desk, ways, certificate, stopped),
    error =>
      log.error({ room: 'probing', err: error }, 'cannot keep what was seen of services; it goes on trying'),
  );
}

/** One look at everything, at this moment. */
async function probeOnce(
  desk: Desk,
  ways: WaysIn,
  certificate: (seen: SeenCertificate) => void,
  stopped: AbortSignal,
): Promise<void> {
  const minute = minuteOf(desk.clock());
  const probed = desk.services.flatMap(({ key, probe }) => (probe ? [{ service: key, probe }] : []));
  const looked = await Promise.all([
    ...probed.map(async each => {
      const { certificate: seen, ...found } = await lookAt(each, { stopped });
      if (seen) certificate(seen);
      return found;
    }),
    ...ways.doors.map(door => mailbox(desk, door)),
    smtpDoor(ways.smtp, stopped),
  ]);
  // A look that was broken off says nothing of the service.
  if (stopped.aborted) return;
  await noteLooks(
    desk,
    { place: here, minute },
    looked.filter(found => found !== null),
  );
  await judgeServices(desk);
}

/** Whether mail of a mailbox comes in: it is read, and what the desk writes to itself comes back. */
async function mailbox(desk: Desk, door: WaysIn['doors'][number]): Promise<Looked | null> {
  const { mailbox: address } = door;
  const service = wayIn.mailbox(address);
  const readAt = door.readAt();
  // Just started: nobody has tried yet.
  if (readAt === null && door.trouble() === '') return null;
  const isRead = readAt !== null && Date.now() - readAt.getTime() <= readWithinMs;
  if (!isRead) return { service, isUp: false, why: door.trouble() || 'it is not read' };
  if (await isProbeLost(desk, address))
    return { service, isUp: false, why: 'its probe mail did not come back' };
  return { service, isUp: true, why: '' };
}

/** On every address of this machine it is asked for at its own. */
const anywhere: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

async function smtpDoor({ host, port }: WaysIn['smtp'], stopped: AbortSignal): Promise<Looked> {
  const probe = { kind: 'tcp' as const, host: anywhere[host] ?? host, port };
  const { certificate: _, ...found } = await lookAt({ service: wayIn.smtp, probe }, { stopped });
  return found;
}
