import { enqueue } from '../../outbox/enqueue.ts';
import type { Db } from '../../store/database.ts';
import {
  type Broadcast,
  findBroadcast,
  lettersUnderWay,
  lockRecipient,
  nextRecipients,
  progressOf,
  settleRecipient,
} from '../../store/incidents/broadcasts.ts';
import { holdIncident } from '../../store/incidents/incidents.ts';
import { lockTicket } from '../../store/tickets/tickets.ts';
import type { TicketCommand } from '../../ticket/commands.ts';
import { decide } from '../../ticket/decide.ts';
import type { Incident } from '../../ticket/incidents/incident.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { letterOrderedBy } from '../../ticket/traits.ts';
import type { Desk } from '../desk.ts';
import { record } from '../handle.ts';
import { letterOf } from '../letters/letter-of.ts';
import { incidentCardEffects } from './incident-effects.ts';
import { orderIncident } from './order-incident.ts';
import { leftOutNow } from './who-is-told.ts';

/** So many letters of one message wait for the mail server at most: it sets the pace, and what is stopped has not left. */
const underWayAtMost = 20;
/** One that waits longer waits for something of its own: the others pass it. */
const stuckAfterMs = 60_000;
const pauseMs = 2000;

/**
 * Tells the next ones of a message to all, as many as the mail server takes now.
 *
 * @returns when it goes on, by the machine's clock; null where all is told, or it was stopped
 */
export async function tellNext(desk: Desk, id: number): Promise<Date | null> {
  const broadcast = await findBroadcast(desk.db, id);
  if (!broadcast?.sentAt) return null;
  const waiting = await lettersUnderWay(desk.db, id, new Date(Date.now() - stuckAfterMs), new Date());
  const room = Math.max(0, underWayAtMost - waiting);
  const next = await nextRecipients(desk.db, id, room);
  for (const ticket of next) if (!(await tellOne(desk, broadcast, ticket))) return null;
  await enqueue(desk.db, incidentCardEffects(desk, broadcast.incident, false));
  if (next.length > 0 || waiting > 0) return new Date(Date.now() + (waiting > 0 ? pauseMs : 0));
  await finished(desk, broadcast);
  return null;
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
    const out = await leftOutOf(desk, tx, broadcast, ticket);
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
  { incident, texts }: Broadcast,
  ticket: Ticket,
): Promise<string | null> {
  const why = await leftOutNow(desk, tx, ticket, desk.clock());
  if (why) return why;
  if (ticket.incident !== incident) return 'taken-out';
  return texts[ticket.language] === '' ? 'no-text' : null;
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
