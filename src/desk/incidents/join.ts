import type { Db } from '../../store/database.ts';
import { inTurn } from '../../store/in-unison.ts';
import { holdIncident, incidentsByKeys, isAnyIncidentOpen } from '../../store/incidents/incidents.ts';
import { incidentLike, openIncidentOf } from '../../store/incidents/members.ts';
import { decide } from '../../ticket/decide.ts';
import { type IncidentJoined, type IncidentName, join } from '../../ticket/incidents/belonging.ts';
import { fitsWhich, keysFitting } from '../../ticket/incidents/fits.ts';
import type { Incident } from '../../ticket/incidents/incident.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import { type Circumstances, type Handled, hold, record } from '../handle.ts';
import type { SuggestedBy } from '../intake/suggest.ts';
import { type Opening, openIncident } from './order-incident.ts';

/** Takes a ticket into an incident that there is. It waits for whoever closes that at this moment. */
export async function joinIncident(
  desk: Desk,
  number: number,
  id: number,
  circumstances: Circumstances,
): Promise<Handled | { ok: false; reason: 'unknown-incident' }> {
  return await desk.db.transaction(async tx => {
    const held = await hold(desk, tx, number, circumstances);
    if (!held.ok) return held.answer;
    const { ticket } = held;
    const incident = await holdIncident(tx, id);
    if (!incident) return { ok: false, reason: 'unknown-incident' };
    return await joined(desk, tx, ticket, joinedTo(incident), circumstances);
  });
}

/** Makes an incident of a ticket: it is the first that is part of it. Either both happen, or nothing does. */
export async function openIncidentWith(
  desk: Desk,
  number: number,
  given: Opening,
  circumstances: Circumstances,
): Promise<Handled> {
  return await desk.db.transaction(async tx => {
    const held = await hold(desk, tx, number, circumstances);
    if (!held.ok) return held.answer;
    const { ticket } = held;
    const first = { type: 'join-incident', incident: { id: 0, title: '', closed: false } } as const;
    const possible = decide(ticket, first, circumstances.actor, desk.policy.catalogue);
    if (!possible.ok) return { ok: false, reason: 'refused', ticket, refusal: possible.refusal };
    const incident = await openIncident(desk, tx, { ...given, ticket: number }, circumstances);
    return await joined(desk, tx, ticket, joinedTo(incident), circumstances);
  });
}

async function joined(
  desk: Desk,
  tx: Db,
  ticket: Ticket,
  incident: IncidentJoined,
  circumstances: Circumstances,
): Promise<Handled> {
  const decision = decide(
    ticket,
    { type: 'join-incident', incident },
    circumstances.actor,
    desk.policy.catalogue,
  );
  if (!decision.ok) return { ok: false, reason: 'refused', ticket, refusal: decision.refusal };
  return {
    ok: true,
    ...(await record(desk, tx, ticket, decision.events, circumstances)),
    repeated: false,
  };
}

const byItself = { actor: { kind: 'desk' }, origin: 'desk', key: null } as const satisfies Circumstances;

/**
 * A new request comes to an open incident by itself, where that one's rule fits; where it only looks like one, its card asks.
 * What nobody confirms to be from whom it says comes nowhere by itself.
 */
export async function joinByItself(
  desk: Desk,
  tx: Db,
  number: number,
  request: Pick<SuggestedBy, 'subject' | 'newText'>,
): Promise<void> {
  // Of two that come at once the one changes the incident that the other looks at.
  if (await isAnyIncidentOpen(tx)) await inTurn(tx, () => joinFitting(desk, tx, number, request));
}

async function joinFitting(
  desk: Desk,
  tx: Db,
  number: number,
  request: Pick<SuggestedBy, 'subject' | 'newText'>,
): Promise<void> {
  const held = await hold(desk, tx, number, byItself);
  if (!held.ok) return;
  const { ticket } = held;
  if (ticket.restricted || ticket.incident !== null || ticket.status === 'closed') return;
  const text = `${request.subject} ${request.newText}`;
  const looked = { text, sender: ticket.requester.address, mailbox: ticket.mailbox, company: ticket.company };
  const fits = fitsWhich(looked);
  const fitting = (await incidentsByKeys(tx, keysFitting(looked))).find(({ rule }) => fits(rule));
  if (fitting && ticket.authorship.unverified === null) {
    const incident = await holdIncident(tx, fitting.id);
    const decision = incident && join(ticket, joinedTo(incident), 'rule');
    if (decision?.ok) await record(desk, tx, ticket, decision.events, byItself);
    return;
  }
  const like = fitting ?? (await likeOf(tx, ticket, text));
  if (!like) return;
  const { id, title } = like;
  await record(desk, tx, ticket, [{ type: 'resembled-incident', incident: id, title }], byItself);
}

/** Of a text so much is compared: what it is about is said at its beginning. */
const comparedAtMost = 1000;

/** The incident of the request that it looks like; else the one whose name it says. */
async function likeOf(tx: Db, { looksLike }: Ticket, text: string): Promise<IncidentName | null> {
  const other = looksLike === null ? null : await openIncidentOf(tx, looksLike);
  return other ?? (await incidentLike(tx, text.slice(0, comparedAtMost)));
}

function joinedTo({ id, title, closedAt }: Incident): IncidentJoined {
  return { id, title, closed: closedAt !== null };
}
