import { enqueue } from '../../outbox/enqueue.ts';
import { workingTimeBetween } from '../../sla/working-time.ts';
import { appendDeskEvent, lockDeskLog } from '../../store/clock/desk-log.ts';
import type { Db } from '../../store/database.ts';
import { toldOf } from '../../store/maintenance/announcements.ts';
import {
  cancelMaintenance,
  changeMaintenance,
  findMaintenance,
  insertMaintenance,
  type KeptMaintenance,
  maintenancesAhead,
} from '../../store/maintenance/maintenances.ts';
import type { MaintenanceLogged } from '../../ticket/log/desk-events.ts';
import {
  isSamePlan,
  type MaintenancePlan,
  momentAfter,
  standingAt,
} from '../../ticket/maintenance/maintenance.ts';
import type { Desk } from '../desk.ts';
import { newNonce } from '../nonce.ts';
import { announce, type By, isAsFrozen } from './announce.ts';
import { toldInChannels } from './tell-operators.ts';
import { versionOf } from './who-is-told.ts';

/**
 * Why nothing was planned, changed or cancelled.
 * - `gone`: there is no such maintenance, or it was cancelled
 * - `over`: it has ended
 * - `past`: it would begin, or end, before now; one that has begun keeps its beginning
 * - `overtaken`: somebody else has changed it meanwhile, or it is announced otherwise than was looked at
 * - `unchanged`: it is so already
 */
export type MaintenanceRefusal = 'gone' | 'over' | 'past' | 'overtaken' | 'unchanged';
export type MaintenanceOrdered = { ok: true; id: number } | { ok: false; reason: MaintenanceRefusal };

/**
 * What it was looked at with.
 *
 * @property was its version as whoever changes it knows it; null: it is planned anew
 * @property announcement that was frozen with it; null: nobody is written to
 */
type Looked = { was: number | null; announcement: number | null };

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
 * Plans a maintenance (id 0), or changes one, records it, and sends what was frozen with it; operators are told in their channels. Who was
 * told of it before is told of what changes: it is not changed without. The same one planned twice is one.
 */
export async function planMaintenance(
  desk: Desk,
  { id, ...plan }: MaintenancePlan & { id: number },
  by: By,
  { was, announcement }: Looked,
): Promise<MaintenanceOrdered> {
  return await ordered(desk, async (tx, now) => {
    const before = id === 0 ? null : await findMaintenance(tx, id);
    const same = id === 0 ? await samePlanned(tx, plan, now) : null;
    if (same !== null) return { ok: true, id: same };
    const reason = whyNot(before, { id, ...plan }, was, now);
    if (reason) return { ok: false, reason };
    const isSame = before !== null && isSamePlan(before, plan);
    if (isSame && announcement === null) return { ok: false, reason: 'unchanged' };
    const version = versionOf({ before, plan });
    if (!(await isAnnouncedRight(tx, announcement, { maintenance: before, version, plan, by })))
      return { ok: false, reason: 'overtaken' };
    const kept = isSame ? id : await keep(tx, before, plan, by, now);
    if (!isSame) await follow(desk, tx, before ? 'changed' : 'planned', { id: kept, ...plan }, by);
    if (announcement !== null) await announce(desk, tx, announcement, kept, by);
    return { ok: true, id: kept };
  });
}

/** Under the log's lock, and read anew afterwards. */
async function ordered(
  desk: Desk,
  order: (tx: Db, now: Date) => Promise<MaintenanceOrdered>,
): Promise<MaintenanceOrdered> {
  const done = await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    return await order(tx, desk.clock());
  });
  await desk.maintenance.reload(desk.db);
  return done;
}

async function samePlanned(tx: Db, plan: MaintenancePlan, now: Date): Promise<number | null> {
  const same = (await maintenancesAhead(tx, now)).find(known => isSamePlan(known, plan));
  return same?.id ?? null;
}

/** @returns its id */
async function keep(
  tx: Db,
  before: KeptMaintenance | null,
  plan: MaintenancePlan,
  { actor }: By,
  now: Date,
): Promise<number> {
  const tellAt = momentAfter(plan, now)?.at ?? null;
  if (before) return await changeMaintenance(tx, before.id, { ...plan, version: before.version + 1, tellAt });
  const plannedBy = { id: actor.id, name: actor.name };
  return await insertMaintenance(tx, { ...plan, nonce: newNonce(), plannedBy, tellAt });
}

/** What is sent is what was previewed; and where somebody knows of it, something is. */
async function isAnnouncedRight(
  tx: Db,
  announcement: number | null,
  {
    maintenance,
    ...announced
  }: { maintenance: KeptMaintenance | null; version: number; plan: MaintenancePlan | null; by: By },
): Promise<boolean> {
  if (announcement === null) return !maintenance || (await toldOf(tx, maintenance.id)).size === 0;
  return await isAsFrozen(tx, announcement, { maintenance: maintenance?.id ?? 0, ...announced });
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
  const begins = plan.from.getTime();
  const isKept = before !== null && before.from.getTime() === begins;
  const mustStay = before !== null && standingAt(before, now) === 'on';
  if (plan.to <= now || (mustStay && !isKept)) return 'past';
  return !isKept && begins < now.getTime() - graceMs ? 'past' : null;
}

/** It does not take place, or not to its end. Who was told of it is told that. */
export async function callOffMaintenance(
  desk: Desk,
  id: number,
  by: By,
  { was, announcement }: Looked,
): Promise<MaintenanceOrdered> {
  return await ordered(desk, async (tx, now) => {
    const before = await findMaintenance(tx, id);
    if (!before || before.cancelledAt) return { ok: false, reason: 'gone' };
    if (standingAt(before, now) === 'over') return { ok: false, reason: 'over' };
    const version = versionOf({ before, plan: null });
    const frozen = { maintenance: before, version, plan: null, by };
    if (before.version !== was || !(await isAnnouncedRight(tx, announcement, frozen)))
      return { ok: false, reason: 'overtaken' };
    await cancelMaintenance(tx, id, version, now);
    await follow(desk, tx, 'cancelled', before, by);
    if (announcement !== null) await announce(desk, tx, announcement, id, by);
    return { ok: true, id };
  });
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
