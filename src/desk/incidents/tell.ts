import { enqueue } from '../../outbox/enqueue.ts';
import type { Db } from '../../store/database.ts';
import { isPassing } from '../../store/fault.ts';
import {
  type Broadcast,
  findBroadcast,
  hasMailboxGot,
  lockRecipient,
  nextRecipients,
  type Recipient,
  settleRecipient,
} from '../../store/incidents/broadcasts.ts';
import { findIncident, holdIncident } from '../../store/incidents/incidents.ts';
import { lettersQueued, progressOf } from '../../store/incidents/progress.ts';
import { eventsAfter } from '../../store/tickets/events.ts';
import { lockTicket } from '../../store/tickets/tickets.ts';
import type { TicketCommand } from '../../ticket/commands.ts';
import { decide } from '../../ticket/decide.ts';
import type { Incident } from '../../ticket/incidents/incident.ts';
import { correspondent } from '../../ticket/people/authorship.ts';
import { meanwhile } from '../../ticket/stale.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { letterOrderedBy } from '../../ticket/traits.ts';
import type { Desk } from '../desk.ts';
import { record } from '../handle.ts';
import { letterOf } from '../letters/letter-of.ts';
import { goesOnAt, roomIn, stuckSince } from '../many/pace.ts';
import { incidentCardEffects } from './incident-effects.ts';
import { orderIncident } from './order-incident.ts';
import { leftOutNow, type WhyLeftOut } from './who-is-told.ts';

/**
 * Tells the next ones of a message to all, as many as the mail server takes now. It comes again until the last letter has left,
 * or failed: until then it can be stopped, and its incident's card says how far it is.
 *
 * @returns when it goes on, by the machine's clock; null where all is told, or it was stopped. And what kept letters from being
 *   written: whom they were for is left out
 */
export async function tellNext(desk: Desk, id: number): Promise<{ again: Date | null; faults: unknown[] }> {
  const broadcast = await findBroadcast(desk.db, id);
  if (!broadcast?.sentAt) return { again: null, faults: [] };
  const isGoing = (await findIncident(desk.db, broadcast.incident))?.sending === id;
  const queue = await lettersQueued(desk.db, id, stuckSince());
  const next = isGoing ? await nextRecipients(desk.db, id, roomIn(queue)) : [];
  const faults: unknown[] = [];
  for (const number of next) if (!(await tellOrPass(desk, broadcast, number, faults))) break;
  await enqueue(desk.db, incidentCardEffects(desk, broadcast.incident, false));
  const isDone = next.length === 0 && queue.waiting + queue.stuck === 0;
  if (isDone && isGoing) await finished(desk, broadcast);
  return { again: isDone ? null : goesOnAt(queue), faults };
}

/** All that could be told is. */
async function finished(desk: Desk, { id, incident }: Broadcast): Promise<void> {
  const { told, leftOut } = await progressOf(desk.db, id);
  const left = leftOut.reduce((sum, { count }) => sum + count, 0);
  await orderIncident(
    desk,
    incident,
    { type: 'finish', broadcast: id, sent: told, leftOut: left },
    { actor: { kind: 'desk' }, origin: 'desk', key: null },
  );
}

/** One for whom nothing can be written keeps nobody else from being told: it is left out, and said so. */
async function tellOrPass(
  desk: Desk,
  broadcast: Broadcast,
  number: number,
  faults: unknown[],
): Promise<boolean> {
  try {
    return await tellOne(desk, broadcast, number);
  } catch (error) {
    if (isPassing(error)) throw error;
    faults.push(error);
    await settleRecipient(
      desk.db,
      { broadcast: broadcast.id, ticket: number },
      { outcome: 'left-out', why: 'failed', message: null },
    );
    return true;
  }
}

/**
 * One letter of it, once: the letter, what the log says of it and that it was this one's turn are written together. Whoever
 * stops it waits until that is done.
 *
 * @returns false where it was stopped
 */
async function tellOne(desk: Desk, broadcast: Broadcast, number: number): Promise<boolean> {
  return await desk.db.transaction(async tx => {
    const ticket = await lockTicket(tx, number);
    const incident = await holdIncident(tx, broadcast.incident);
    if (incident?.sending !== broadcast.id) return false;
    const recipient = await lockRecipient(tx, broadcast.id, number);
    if (!recipient || !ticket) return true;
    const out = await leftOutOf(desk, tx, broadcast, ticket, recipient);
    const { catalogue } = desk.policy;
    const command = commandOf(broadcast, incident, ticket);
    const decision = out ? null : decide(ticket, command, broadcast.by, catalogue);
    if (!decision?.ok) {
      const why = out ?? decision?.refusal.reason ?? null;
      await settleRecipient(tx, recipient, { outcome: 'left-out', why, message: null });
      return true;
    }
    const { events } = await record(desk, tx, ticket, decision.events, {
      actor: broadcast.by,
      origin: broadcast.origin ?? 'desk',
      key: `broadcast:${broadcast.id}:${number}`,
    });
    const writing = events.find(({ event, actor }) => letterOrderedBy(event, actor) !== null);
    const letter = writing && (await letterOf(desk, tx, ticket, writing));
    await settleRecipient(tx, recipient, { outcome: 'told', why: null, message: letter?.id ?? null });
    return true;
  });
}

async function leftOutOf(
  desk: Desk,
  tx: Db,
  broadcast: Broadcast,
  ticket: Ticket,
  recipient: Recipient,
): Promise<WhyLeftOut | null> {
  const why = await leftOutNow(desk, tx, ticket, desk.clock());
  if (why) return why;
  if (ticket.incident !== broadcast.incident) return 'taken-out';
  if (broadcast.texts[ticket.language] === '') return 'no-text';
  if (broadcast.kind === 'closing') return (await hasMovedOn(tx, broadcast, ticket)) ? 'changed' : null;
  const isAnothers =
    recipient.why === 'same-person' && (await hasMailboxGot(tx, broadcast.id, correspondent(ticket).address));
  return isAnothers ? 'same-person' : null;
}

/** Nothing is closed over what somebody wrote, or took on, after it was looked at: the same by hand would be stale. */
async function hasMovedOn(tx: Db, { by, frozenAt }: Broadcast, { number }: Ticket): Promise<boolean> {
  const since = (await eventsAfter(tx, number, 0)).filter(({ at }) => at > frozenAt);
  return meanwhile({ type: 'close', resolution: '' }, since, by).length > 0;
}

function commandOf(
  { id, kind, texts }: Broadcast,
  { id: incident, title }: Incident,
  { language }: Ticket,
): TicketCommand {
  const text = texts[language];
  return kind === 'message'
    ? { type: 'tell-of-incident', incident: { id: incident, title }, broadcast: id, text }
    : { type: 'close', resolution: text };
}
