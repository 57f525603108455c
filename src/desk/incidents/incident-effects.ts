import { type Effect, laneOf } from '../../outbox/effect.ts';
import type { Desk, Destination } from '../desk.ts';
import type { Changed } from '../effects.ts';

/** What comes and goes in a storm is shown so often at most: five hundred mails are a few drawings of the card. */
const drawnEachMs = 3000;

/** An incident's card, drawn anew in the operators' channels. @param soon what happened to it: shown at once */
export function incidentCardEffects(
  desk: Pick<Desk, 'destinations'>,
  incident: number,
  soon: boolean,
): Effect[] {
  return desk.destinations.map(place => ({
    ...cardOf(place, incident),
    ...(soon ? {} : { runAt: new Date(Date.now() + drawnEachMs), keepsTime: true }),
  }));
}

function cardOf({ platform, channel }: Destination, incident: number): Effect {
  return {
    task: 'incident-card',
    payload: { incident, platform, destination: channel },
    lane: laneOf(`${platform}:${channel}`, incident),
    replaces: `incident:${platform}:${channel}:${incident}`,
  };
}

/** The incidents that count their requests anew: one came, went, was closed or opened again. */
export function countedAnew(desk: Pick<Desk, 'destinations'>, changes: Changed[]): Effect[] {
  const incidents = changes.flatMap(({ before, ticket }) => {
    const isSame =
      before?.incident === ticket.incident &&
      (before.status === 'closed') === (ticket.status === 'closed') &&
      before.company === ticket.company;
    return isSame ? [] : [before?.incident ?? null, ticket.incident];
  });
  const counted = [...new Set(incidents.flatMap(incident => incident ?? []))];
  return counted.flatMap(incident => incidentCardEffects(desk, incident, false));
}

/** It is called otherwise: so do the cards of the requests that bear its name. */
export function incidentNameEffect(incident: number): Effect {
  return {
    task: 'incident-name',
    payload: { incident },
    lane: 'incident-name',
    replaces: `incident-name:${incident}`,
  };
}

/** Few may see requests from now on, or nobody: what incidents have from them, nobody is to read any more. */
export function withheldEffects(changes: Changed[]): Effect[] {
  return changes
    .filter(({ events }) =>
      events.some(({ event }) => event.type === 'restricted' || event.type === 'words-erased'),
    )
    .map(({ ticket: { number } }) => ({
      task: 'incident-withheld',
      payload: { ticket: number },
      lane: 'incident-name',
      replaces: `incident-withheld:${number}`,
    }));
}

/** A message to all goes on. @param runAt by the machine's clock */
export function broadcastEffect(broadcast: number, runAt?: Date): Effect {
  return {
    task: 'broadcast',
    payload: { broadcast },
    lane: 'broadcast',
    replaces: `broadcast:${broadcast}`,
    ...(runAt ? { runAt } : {}),
  };
}
