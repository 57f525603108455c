import { findMaintenance, type KeptMaintenance } from '../../../store/maintenance/maintenances.ts';
import { standingAt } from '../../../ticket/maintenance/maintenance.ts';
import { serviceOf } from '../../../ticket/maintenance/service.ts';
import { spanInWords } from '../../maintenance/span-in-words.ts';
import { readableLine } from '../../readable.ts';
import type { AsideAsked, Told } from '../action.ts';

/** The maintenance that a button is about; its id travels where a ticket's number does otherwise. */
export async function plannedMaintenance({
  desk,
  press,
  words,
}: AsideAsked): Promise<{ found: KeptMaintenance } | Told> {
  const known = await findMaintenance(desk.db, press.ticket);
  const { gone, over } = words.maintenance.refusals;
  if (!known || known.nonce !== press.nonce || known.cancelledAt) return { told: gone };
  return standingAt(known, desk.clock()) === 'over' ? { told: over } : { found: known };
}

/** Of which service, and when. */
export function whatAndWhen(
  plan: Pick<KeptMaintenance, 'service' | 'from' | 'to'>,
  { desk, speech }: Pick<AsideAsked, 'desk' | 'speech'>,
): [service: string, span: string] {
  const { name } = serviceOf(desk.services, plan.service);
  return [readableLine(name[speech.language], 60), spanInWords(speech, plan)];
}
