import { enqueue } from '../../outbox/enqueue.ts';
import type { Db } from '../../store/database.ts';
import { noteSent, noteStopped } from '../../store/incidents/broadcasts.ts';
import {
  appendIncidentEvents,
  incidentOfPress,
  insertIncident,
  lockIncident,
  nextIncidentId,
  saveIncident,
} from '../../store/incidents/incidents.ts';
import { lockPress } from '../../store/tickets/events.ts';
import type { JoinRule } from '../../ticket/incidents/fits.ts';
import {
  decideIncident,
  evolveIncident,
  type Incident,
  type IncidentCommand,
  type IncidentEvent,
  type IncidentRefusal,
  unopened,
} from '../../ticket/incidents/incident.ts';
import type { Desk } from '../desk.ts';
import type { Circumstances } from '../handle.ts';
import { newNonce } from '../nonce.ts';
import { broadcastEffect, incidentCardEffects, incidentNameEffect } from './incident-effects.ts';

export type IncidentOrdered =
  | { ok: true; incident: Incident; repeated: boolean }
  | { ok: false; refusal: IncidentRefusal | NoOrder };

/**
 * There is no such incident, or no such message; or that one was stopped: it goes no more; or somebody else has changed meanwhile
 * what should be changed.
 */
type NoOrder = { reason: 'unknown' | 'stopped' | 'overtaken' };

/** What is ordered; or it is found out about the incident while that is locked. */
type Order = IncidentCommand | ((tx: Db, incident: Incident) => Promise<IncidentCommand | NoOrder>);

/**
 * The one way in which an incident changes: locked, decided, evolved, logged, and its effects written down, in one
 * transaction. The same press is carried out once.
 */
export async function orderIncident(
  desk: Desk,
  id: number,
  order: Order,
  circumstances: Circumstances,
): Promise<IncidentOrdered> {
  return await desk.db.transaction(async tx => {
    const incident = await lockIncident(tx, id);
    if (!incident) return { ok: false, refusal: { reason: 'unknown' } };
    const { key, actor } = circumstances;
    if (key && (await incidentOfPress(tx, key)) !== null) return { ok: true, incident, repeated: true };
    const command = typeof order === 'function' ? await order(tx, incident) : order;
    if ('reason' in command) return { ok: false, refusal: command };
    const decision = decideIncident(incident, command, actor);
    if (!decision.ok) return decision;
    if (decision.events.length === 0) return { ok: true, incident, repeated: true };
    const after = await recordIncident(desk, tx, incident, decision.events, circumstances);
    await saveIncident(tx, after);
    return { ok: true, incident: after, repeated: false };
  });
}

/** What somebody says of an incident that they open. @property service that it keeps from working, by its key */
export type Opening = { title: string; rule: JoinRule; service?: string | null };

/** Opens an incident in the caller's transaction. @param ticket from which it was made; null: from none */
export async function openIncident(
  desk: Desk,
  tx: Db,
  { title, rule, ticket, service = null }: Opening & { ticket: number | null },
  circumstances: Circumstances,
): Promise<Incident> {
  const id = await nextIncidentId(tx);
  const event = { type: 'incident-opened' as const, title, rule, nonce: newNonce(), ticket, service };
  const before = unopened(id, desk.clock());
  await insertIncident(tx, evolveIncident(before, event, circumstances.actor, desk.clock()));
  return await recordIncident(desk, tx, before, [event], circumstances);
}

/** The same by itself; the same press opens one. */
export async function openIncidentAlone(
  desk: Desk,
  given: Opening,
  circumstances: Circumstances,
): Promise<Incident> {
  return await desk.db.transaction(
    async tx => (await openIncidentWithin(desk, tx, given, circumstances)).incident,
  );
}

/** The same in the caller's transaction. @returns `isKnown`: this press opened it before */
export async function openIncidentWithin(
  desk: Desk,
  tx: Db,
  given: Opening,
  circumstances: Circumstances,
): Promise<{ incident: Incident; isKnown: boolean }> {
  const known = circumstances.key ? await openedBefore(tx, circumstances.key) : null;
  if (known) return { incident: known, isKnown: true };
  const incident = await openIncident(desk, tx, { ...given, ticket: null }, circumstances);
  return { incident, isKnown: false };
}

/** The incident that a press opened before. Two deliveries of it at once: the second waits here. */
async function openedBefore(tx: Db, key: string): Promise<Incident | null> {
  await lockPress(tx, key);
  const known = await incidentOfPress(tx, key);
  return known === null ? null : await lockIncident(tx, known);
}

async function recordIncident(
  desk: Desk,
  tx: Db,
  before: Incident,
  events: IncidentEvent[],
  { actor, origin, key }: Circumstances,
): Promise<Incident> {
  const at = desk.clock();
  const after = events.reduce((now, event) => evolveIncident(now, event, actor, at), before);
  const recorded = events.map((event, index) => ({
    incident: before.id,
    sequence: before.version + 1 + index,
    ...{ event, actor, origin, at },
  }));
  await appendIncidentEvents(tx, recorded, key);
  for (const event of events) await follow(tx, event, { actor, origin, at });
  const sent = events.flatMap(event => (event.type === 'broadcast-sent' ? broadcastEffect(event.id) : []));
  const renamed = after.title === before.title || before.version === 0 ? [] : [incidentNameEffect(before.id)];
  await enqueue(tx, [...sent, ...renamed, ...incidentCardEffects(desk, before.id, true)]);
  return after;
}

/** What an event says of a message stands beside the message, too. */
async function follow(
  tx: Db,
  event: IncidentEvent,
  { actor, origin, at }: Pick<Circumstances, 'actor' | 'origin'> & { at: Date },
): Promise<void> {
  if (actor.kind !== 'operator') return;
  if (event.type === 'broadcast-sent') await noteSent(tx, event.id, { by: actor, origin, at });
  if (event.type === 'broadcast-stopped')
    await noteStopped(tx, event.broadcast, { id: actor.id, name: actor.name }, at);
}
