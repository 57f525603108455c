import { isDeepStrictEqual } from 'node:util';
import type { Effect } from '../../outbox/effect.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { appendDeskEvent, lockDeskLog } from '../../store/clock/desk-log.ts';
import type { Db } from '../../store/database.ts';
import {
  announcedToHowMany,
  announcementsGoing,
  findAnnouncement,
  holdAnnouncement,
  noteAnnounced,
  noteAnnouncementStopped,
} from '../../store/maintenance/announcements.ts';
import { keptPlan } from '../../ticket/maintenance/announcing.ts';
import type { MaintenancePlan } from '../../ticket/maintenance/maintenance.ts';
import type { Actor, Origin } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';

export type By = { actor: Extract<Actor, { kind: 'operator' }>; origin: Origin };

/** An announcement goes on. @param runAt by the machine's clock */
export function announcementEffect(announcement: number, runAt?: Date): Effect {
  return {
    task: 'announcement',
    payload: { announcement },
    lane: 'announcement',
    replaces: `announcement:${announcement}`,
    ...(runAt ? { runAt } : {}),
  };
}

/**
 * Whether an announcement is what its preview showed to whoever confirms it now: of this maintenance, of this plan, not sent yet.
 *
 * @param maintenance 0: of one that is planned with it @param plan null: it is cancelled
 */
export async function isAsFrozen(
  tx: Db,
  id: number,
  {
    maintenance,
    version,
    plan,
    by,
  }: { maintenance: number; version: number; plan: MaintenancePlan | null; by: By },
): Promise<boolean> {
  const frozen = await findAnnouncement(tx, id);
  return (
    frozen !== null &&
    frozen.sentAt === null &&
    frozen.by.id === by.actor.id &&
    (frozen.maintenance ?? 0) === maintenance &&
    frozen.version === version &&
    isDeepStrictEqual(frozen.plan, plan && keptPlan(plan))
  );
}

/** It leaves, in the caller's transaction; of what was said of the maintenance before nothing more does. */
export async function announce(desk: Desk, tx: Db, id: number, maintenance: number, by: By): Promise<void> {
  const at = desk.clock();
  await stopOthers(desk, tx, maintenance, by);
  await noteAnnounced(tx, { id, maintenance }, { by: by.actor, origin: by.origin, at });
  const recipients = await announcedToHowMany(tx, id);
  const data = { type: 'announcement-sent' as const, announcement: id, maintenance, recipients };
  await appendDeskEvent(tx, { data, ...by, at });
  await enqueue(tx, [announcementEffect(id)]);
}

/** What is on its way of a maintenance that is no more as it says. */
async function stopOthers(desk: Desk, tx: Db, maintenance: number, by: By): Promise<void> {
  for (const id of await announcementsGoing(tx, maintenance)) await stop(desk, tx, id, maintenance, by);
}

async function stop(desk: Desk, tx: Db, id: number, maintenance: number, by: By): Promise<void> {
  const at = desk.clock();
  const { actor } = by;
  await holdAnnouncement(tx, id, 'update');
  await noteAnnouncementStopped(tx, id, { id: actor.id, name: actor.name }, at);
  const data = { type: 'announcement-stopped' as const, announcement: id, maintenance };
  await appendDeskEvent(tx, { data, ...by, at });
}

/** Anybody may stop what is on its way: it does no harm. @returns false where nothing is */
export async function stopAnnouncement(desk: Desk, maintenance: number, by: By): Promise<boolean> {
  return await desk.db.transaction(async tx => {
    // First: whoever plans holds it, and stops them too.
    await lockDeskLog(tx);
    const going = await announcementsGoing(tx, maintenance);
    for (const id of going) await stop(desk, tx, id, maintenance, by);
    return going.length > 0;
  });
}
