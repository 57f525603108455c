import type { Effect } from '../../outbox/effect.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { appendDeskEvent, lockDeskLog } from '../../store/clock/desk-log.ts';
import type { Db } from '../../store/database.ts';
import { unreachable } from '../../store/incidents/unreachable.ts';
import {
  announcementQueue,
  type HowFar,
  howFar,
  lockAddressee,
  nextAddressees,
  queueAddressee,
  settleAddressee,
} from '../../store/maintenance/announcement-letters.ts';
import {
  type Announcement,
  type AnnouncementRecipient,
  findAnnouncement,
  holdAnnouncement,
  noteAnnouncementFinished,
  toldBefore,
} from '../../store/maintenance/announcements.ts';
import type { AnnouncedAs } from '../../ticket/maintenance/announcing.ts';
import type { Desk } from '../desk.ts';
import { goesOnAt, roomIn, stuckSince } from '../many/pace.ts';
import { toldInChannels } from './tell-operators.ts';
import { type WhyNotTold, whyNever } from './who-is-told.ts';

/**
 * Writes to the next ones of an announcement, as many as the mail server takes now. It comes again until the last letter has left, or
 * failed: until then it can be stopped.
 *
 * @returns when it goes on, by the machine's clock; null where all are told, or it was stopped
 */
export async function announceNext(desk: Desk, id: number): Promise<Date | null> {
  const announcement = await findAnnouncement(desk.db, id);
  if (!announcement?.sentAt) return null;
  const queue = await announcementQueue(desk.db, id, stuckSince());
  const isGoing = announcement.stoppedAt === null && announcement.finishedAt === null;
  const next = isGoing ? await nextAddressees(desk.db, id, roomIn(queue)) : [];
  for (const addressee of next) if (!(await writeTo(desk, id, addressee))) break;
  const isDone = next.length === 0 && queue.waiting + queue.stuck === 0;
  if (!isDone) return goesOnAt(queue);
  await finish(desk, announcement);
  return null;
}

/** A letter of it, once. Whoever stops it waits until that is done. @returns false where it was stopped */
async function writeTo(desk: Desk, id: number, addressee: number): Promise<boolean> {
  return await desk.db.transaction(async tx => {
    const announcement = await holdAnnouncement(tx, id, 'share');
    if (!announcement || announcement.stoppedAt) return false;
    const recipient = await lockAddressee(tx, addressee, null);
    if (!recipient) return true;
    const meant = await meantFor(desk, tx, announcement, recipient);
    if ('why' in meant) await settleAddressee(tx, addressee, 'left-out', meant.why);
    else {
      await queueAddressee(tx, addressee, meant.as, new Date());
      await enqueue(tx, [letterEffect(addressee)]);
    }
    return true;
  });
}

function letterEffect(addressee: number): Effect {
  return { task: 'announcement-letter', payload: { addressee }, lane: 'announcement-letter' };
}

/** What somebody is told as their turn has come, by what they know of it by now; or why nothing. */
async function meantFor(
  desk: Desk,
  tx: Db,
  announcement: Announcement,
  { base, address }: AnnouncementRecipient,
): Promise<{ as: AnnouncedAs } | { why: WhyNotTold }> {
  const lost = (await unreachable(tx, [address.toLowerCase()])).get(address.toLowerCase());
  const never = whyNever(desk, address) ?? lost;
  if (never) return { why: never };
  const known = await toldBefore(tx, announcement, base);
  if (!announcement.plan) return known === null ? { why: 'not-told' } : { as: 'cancelled' };
  if (known === null) return { as: 'planned' };
  return known < announcement.version ? { as: 'changed' } : { why: 'told-already' };
}

/** All that could be told is; of one that was stopped that is known already. Once, whatever is told of it twice. */
async function finish(desk: Desk, { id, maintenance, stoppedAt }: Announcement): Promise<void> {
  if (maintenance === null) return;
  await desk.db.transaction(async tx => {
    // First: whoever plans holds it, and then the announcement.
    await lockDeskLog(tx);
    const at = desk.clock();
    if (!(await noteAnnouncementFinished(tx, id, at))) return;
    const far = await howFar(tx, id);
    if (stoppedAt === null) {
      const data = {
        ...{ type: 'announcement-finished' as const, announcement: id, maintenance },
        ...{ told: far.by.told ?? 0, leftOut: far.by['left-out'] ?? 0 },
      };
      await appendDeskEvent(tx, { data, actor: { kind: 'desk' }, origin: 'desk', at });
    }
    if (isWorthTelling(far)) await enqueue(tx, toldInChannels(desk, maintenance, 'announced', at));
  });
}

function isWorthTelling({ all }: HowFar): boolean {
  return all > 0;
}
