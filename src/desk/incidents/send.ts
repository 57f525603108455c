import { findBroadcast, recipientsOf } from '../../store/incidents/broadcasts.ts';
import type { BroadcastKind } from '../../ticket/incidents/incident.ts';
import type { Desk } from '../desk.ts';
import type { Circumstances } from '../handle.ts';
import { type IncidentOrdered, orderIncident } from './order-incident.ts';

/**
 * Sends a message to all that was previewed: to those whom the preview counted. By whoever looked at it, and once.
 *
 * Read under the incident's lock: a preview that the same person opens elsewhere takes the place of this one.
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
  const { actor } = circumstances;
  return await orderIncident(
    desk,
    incident,
    async tx => {
      const broadcast = await findBroadcast(tx, frozen);
      const isTheirs = actor.kind === 'operator' && broadcast?.by.id === actor.id;
      if (!broadcast || broadcast.incident !== incident || broadcast.kind !== kind || !isTheirs)
        return { reason: 'unknown' };
      if (broadcast.stoppedAt) return { reason: 'stopped' };
      const { id, texts, latest } = broadcast;
      const ordered = { id, kind, texts, latest, recipients: await recipientsOf(tx, id) };
      return { type: kind === 'message' ? 'send' : 'close', broadcast: ordered };
    },
    // A message is sent once, whatever the press; one that comes again once it was stopped is told so.
    { ...circumstances, key: null },
  );
}
