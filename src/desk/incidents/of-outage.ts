import { claimOutage } from '../../store/availability/standings.ts';
import type { Desk } from '../desk.ts';
import type { Circumstances } from '../handle.ts';
import { type Opening, openIncidentWithin } from './order-incident.ts';

/**
 * Makes an incident of a service that was not reached: one, whoever presses, and however often.
 *
 * @returns false where somebody else has done so before: nothing was opened
 */
export async function openIncidentOfOutage(
  desk: Desk,
  given: Opening,
  outage: number,
  circumstances: Circumstances,
): Promise<boolean> {
  return await desk.db
    .transaction(async tx => {
      const { incident, isKnown } = await openIncidentWithin(desk, tx, given, circumstances);
      if (isKnown || (await claimOutage(tx, outage, incident.id))) return true;
      throw new TakenBefore();
    })
    .catch(error => {
      if (error instanceof TakenBefore) return false;
      throw error;
    });
}

/** Undoes the transaction. */
class TakenBefore extends Error {}
