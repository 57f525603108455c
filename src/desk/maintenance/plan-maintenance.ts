import { enqueue } from '../../outbox/enqueue.ts';
import { workingTimeBetween } from '../../sla/working-time.ts';
import { appendDeskEvent, lockDeskLog } from '../../store/clock/desk-log.ts';
import type { Db } from '../../store/database.ts';
import {
  cancelMaintenance,
  changeMaintenance,
  findMaintenance,
  insertMaintenance,
  type KeptMaintenance,
} from '../../store/maintenance/maintenances.ts';
import type { MaintenanceLogged } from '../../ticket/log/desk-events.ts';
import {
  isSamePlan,
  type MaintenancePlan,
  momentAfter,
  standingAt,
} from '../../ticket/maintenance/maintenance.ts';
import type { Actor, Origin } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { newNonce } from '../nonce.ts';
import { toldInChannels } from './tell-operators.ts';

/**
 * Why nothing was planned, changed or cancelled.
 * - `gone`: there is no such maintenance, or it was cancelled
 * - `over`: it has ended
 * - `past`: it would begin, or end, before now; one that has begun keeps its beginning
 * - `overtaken`: somebody else has changed it meanwhile
 * - `unchanged`: it is so already
 */
export type MaintenanceRefusal = 'gone' | 'over' | 'past' | 'overtaken' | 'unchanged';

type By = { actor: Extract<Actor, { kind: 'operator' }>; origin: Origin };
export type MaintenanceOrdered = { ok: true; id: number } | { ok: false; reason: MaintenanceRefusal };

/** Somebody who fills in a form that says "now" needs a while to send it. */
const graceMs = 15 * 60_000;

/** Whether some of it lies outside working hours: the service's terms say that it is done within them. */
export function isOutsideHours(
  desk: Pick<Desk, 'calendar'>,
  { from, to }: Pick<MaintenancePlan, 'from' | 'to'>,
): boolean {
  const seconds = (to.getTime() - from.getTime()) / 1000;
  return workingTimeBetween(desk.calendar.now(), from, to) < seconds;
}

/**
 * Plans a maintenance, or changes one, and records it; operators are told in their channels.
 *
 * @param was its version as whoever changes it knows it; null: it is planned anew
 */
export async function planMaintenance(
  desk: Desk,
  { id, ...plan }: MaintenancePlan & { id: number },
  by: By,
  was: number | null,
): Promise<MaintenanceOrdered> {
  const done = await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    const now = desk.clock();
    const before = id === 0 ? null : await findMaintenance(tx, id);
    const reason = whyNot(before, { id, ...plan }, was, now);
    if (reason) return { ok: false as const, reason };
    const tellAt = momentAfter(plan, now)?.at ?? null;
    const { actor } = by;
    const plannedBy = { id: actor.id, name: actor.name };
    const kept = before
      ? await changeMaintenance(tx, id, { ...plan, version: before.version + 1, tellAt })
      : await insertMaintenance(tx, { ...plan, nonce: newNonce(), plannedBy, tellAt });
    await follow(desk, tx, before ? 'changed' : 'planned', { id: kept, ...plan }, by);
    return { ok: true as const, id: kept };
  });
  await desk.maintenance.reload(desk.db);
  return done;
}

function whyNot(
  before: KeptMaintenance | null,
  plan: MaintenancePlan & { id: number },
  was: number | null,
  now: Date,
): MaintenanceRefusal | null {
  if (plan.id !== 0 && (!before || before.cancelledAt)) return 'gone';
  if (before && before.version !== was) return 'overtaken';
  if (before && standingAt(before, now) === 'over') return 'over';
  if (before && isSamePlan(before, plan)) return 'unchanged';
  const begins = plan.from.getTime();
  const isKept = before !== null && before.from.getTime() === begins;
  const mustStay = before !== null && standingAt(before, now) === 'on';
  if (plan.to <= now || (mustStay && !isKept)) return 'past';
  return !isKept && begins < now.getTime() - graceMs ? 'past' : null;
}

/** It does not take place, or not to its end. @param was its version as whoever cancels it knows it */
export async function callOffMaintenance(
  desk: Desk,
  id: number,
  by: By,
  was: number,
): Promise<MaintenanceOrdered> {
  const done = await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    const now = desk.clock();
    const before = await findMaintenance(tx, id);
    if (!before || before.cancelledAt) return { ok: false as const, reason: 'gone' as const };
    if (standingAt(before, now) === 'over') return { ok: false as const, reason: 'over' as const };
    if (before.version !== was) return { ok: false as const, reason: 'overtaken' as const };
    await cancelMaintenance(tx, id, before.version + 1, now);
    await follow(desk, tx, 'cancelled', before, by);
    return { ok: true as const, id };
  });
  await desk.maintenance.reload(desk.db);
  return done;
}

/** It stands in the desk's log, and operators are told. */
async function follow(
  desk: Desk,
  tx: Db,
  what: 'planned' | 'changed' | 'cancelled',
  { id, service, from, to, texts }: MaintenancePlan & { id: number },
  by: By,
): Promise<void> {
  const at = desk.clock();
  const logged: MaintenanceLogged = {
    ...{ id, service, from: from.toISOString(), to: to.toISOString() },
    ...{ it: texts.it, en: texts.en, isOutsideHours: isOutsideHours(desk, { from, to }) },
  };
  await appendDeskEvent(tx, { data: { type: `maintenance-${what}`, maintenance: logged }, ...by, at });
  await enqueue(tx, toldInChannels(desk, id, what, at));
}
