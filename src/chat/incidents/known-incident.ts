import type { IncidentOrdered } from '../../desk/incidents/order-incident.ts';
import { findIncident } from '../../store/incidents/incidents.ts';
import type { Incident } from '../../ticket/incidents/incident.ts';
import { actorOf } from '../../ticket/words.ts';
import type { AsideAsked } from '../actions/action.ts';
import type { Words } from '../words/words.ts';
import { incidentName } from './incident-name.ts';

/** The incident that a button is about; its id travels where a ticket's number does otherwise. */
export async function knownIncident({
  desk,
  words,
  press,
}: AsideAsked): Promise<{ found: Incident } | { told: string }> {
  const known = await findIncident(desk.db, press.ticket);
  return known?.nonce === press.nonce ? { found: known } : { told: words.incident.refusals.unknown };
}

/** What a form says first: of which incident it is. */
export function about(incident: Incident, intro: string, words: Words): string {
  return `${words.incident.requestsOf.title(incidentName(incident, words, 80))}. ${intro}`;
}

/** Who orders something of an incident, and by which press. */
export function orderedBy({ operator, press }: AsideAsked) {
  return { actor: actorOf(operator), origin: press.platform, key: press.key };
}

/** Whether it was not done because somebody else changed it meanwhile. */
export function isOvertaken(ordered: IncidentOrdered): boolean {
  return !ordered.ok && ordered.refusal.reason === 'overtaken';
}

/** Why it was not done. */
export function refusedInWords(
  { refusal }: Extract<IncidentOrdered, { ok: false }>,
  { incident }: Words,
): string {
  return incident.refusals[refusal.reason];
}

/** Why its requests were not closed. */
export function notClosedInWords(done: Extract<IncidentOrdered, { ok: false }>, words: Words): string {
  return done.refusal.reason === 'stopped' ? words.incident.close.stopped : refusedInWords(done, words);
}
