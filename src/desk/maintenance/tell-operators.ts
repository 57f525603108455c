import type { Effect } from '../../outbox/effect.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { lockToTell, maintenancesToTell, tellNextAt } from '../../store/maintenance/maintenances.ts';
import { type Moment, momentAfter, momentToTell } from '../../ticket/maintenance/maintenance.ts';
import { bulletin } from '../clock/bulletins.ts';
import type { Desk } from '../desk.ts';

/** What operators are told of a maintenance in their channels. */
export const maintenanceTold = [
  'planned',
  'changed',
  'cancelled',
  'soon',
  'begun',
  'over',
  /** by mail, to all whom it concerns: how that ended */
  'announced',
] as const;
export type MaintenanceTold = (typeof maintenanceTold)[number];

/** A line in the operators' channels. @param at tells it from the next of the same */
export function toldInChannels(
  desk: Pick<Desk, 'destinations'>,
  maintenance: number,
  what: MaintenanceTold,
  at: Date,
): Effect[] {
  return bulletin(desk.destinations, 'maintenance', at, { maintenance: String(maintenance), what });
}

/**
 * What the clock does of maintenance: operators are told shortly before it begins, as it does, and when it is over; each once, however
 * many processes ask. Of what came while the desk was down the latest is told.
 */
export async function tellOfMaintenance(desk: Desk): Promise<void> {
  const now = desk.clock();
  for (const id of await maintenancesToTell(desk.db, now))
    await desk.db.transaction(async tx => {
      const held = await lockToTell(tx, id, now);
      if (!held) return;
      const { plan, due } = held;
      const what: Moment | null = momentToTell(plan, due, now);
      if (what) await enqueue(tx, toldInChannels(desk, id, what, now));
      await tellNextAt(tx, id, momentAfter(plan, now)?.at ?? null);
    });
}
