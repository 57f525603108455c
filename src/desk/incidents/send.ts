import { findBroadcast, recipientsOf } from '../../store/incidents/broadcasts.ts';
import type { BroadcastKind } from '../../ticket/incidents/incident.ts';
import type { Desk } from '../desk.ts';
import type { Circumstances } from '../handle.ts';
import { type IncidentOrdered, orderIncident } from './order-incident.ts';

/**
 * Sends a message to all that was previewed: to those whom the preview counted. By whoever looked at it, and once.
 *
 * @param frozen its id, as the preview bore it
 */
export async function sendFrozen(
  desk: Desk,
  incident: number,
  frozen: number,
  kind: BroadcastKind,
  circumstances: Circumstances,
): Promise<IncidentOrdered> {
  const broadcast = await findBroadcast(desk.db, frozen);
  const { actor } = circumstances;
  const isTheirs = actor.kind === 'operator' && broadcast?.by.id === actor.id;
  if (!broadcast || broadcast.incident !== incident || broadcast.kind !== kind || !isTheirs)
    return { ok: false, refusal: { reason: 'unknown' } };
  const { id, texts, latest } = broadcast;
  const ordered = { id, kind, texts, latest, recipients: await recipientsOf(desk.db, id) };
  const command =
    kind === 'message'
      ? ({ type: 'send', broadcast: ordered } as const)
      : ({ type: 'close', broadcast: ordered } as const);
  return await orderIncident(desk, incident, command, circumstances);
}
