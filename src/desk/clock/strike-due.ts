import type { Log } from '../../log.ts';
import { lockDueTickets, putOffTicket, saveStruckTickets } from '../../store/clock/due-tickets.ts';
import type { Db } from '../../store/database.ts';
import { appendEvents } from '../../store/tickets/events.ts';
import type { Schedule } from '../../store/tickets/row.ts';
import { decide } from '../../ticket/decide.ts';
import type { RecordedEvent, TicketEvent } from '../../ticket/events.ts';
import { baseAddress } from '../../ticket/people/address.ts';
import { correspondent } from '../../ticket/people/authorship.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { letterOrderedBy } from '../../ticket/traits.ts';
import type { Actor } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { type Change, change, react } from '../handle.ts';
import { whyHeld } from '../letters/why-held.ts';
import { holdTerms, scheduleOf, termsOf } from '../terms.ts';
import { rosterAt } from './roster.ts';

/** Tickets in one transaction: enough to make ten thousand in a minute cheap, few enough not to hold presses up. */
const batch = 250;
/** What could not be done is tried again after this. */
const againAfterMs = 60_000;
const clockItself: Actor = { kind: 'desk' };

/**
 * The tickets that are due, as many as fit into one transaction.
 *
 * @returns how many were looked at, and whether others are due
 */
export async function strikeDue(desk: Desk, log: Log | null): Promise<{ found: number; isMoreDue: boolean }> {
  const found: number[] = [];
  let isMoreDue = false;
  try {
    await desk.db.transaction(async tx => {
      const now = desk.clock();
      const due = await lockDueTickets(tx, now, batch + 1);
      isMoreDue = due.length > batch;
      const tickets = due.slice(0, batch);
      found.push(...tickets.map(({ number }) => number));
      await strikeAll(desk, tx, tickets, now, isMoreDue);
    });
  } catch (error) {
    if (found.length === 0) throw error;
    await strikeEach(desk, found, isMoreDue, log);
  }
  return { found: found.length, isMoreDue };
}

/** After a fault that undid a whole batch: the ticket that is to blame is put off, the others do not wait for it. */
async function strikeEach(desk: Desk, numbers: number[], isMoreDue: boolean, log: Log | null): Promise<void> {
  for (const number of numbers)
    try {
      await desk.db.transaction(async tx => {
        const now = desk.clock();
        await strikeAll(
          desk,
          tx,
          await lockDueTickets(tx, now, 1, number),
          now,
          isMoreDue || number !== numbers.at(-1),
        );
      });
    } catch (error) {
      // This throws too when it is the database that is away.
      await putOffTicket(desk.db, number, new Date(desk.clock().getTime() + againAfterMs));
      log?.error({ room: 'desk', ticket: number, err: error }, 'the clock cannot act on a ticket; put off');
    }
}

async function strikeAll(
  desk: Desk,
  tx: Db,
  tickets: Ticket[],
  now: Date,
  isMoreDue: boolean,
): Promise<void> {
  if (tickets.length === 0) return;
  await holdTerms(desk, tx);
  const roster = await rosterAt(desk, tx, now);
  const terms = termsOf(desk);
  const decided = tickets.map(before => {
    const decision = decide(
      before,
      { type: 'strike', now, terms, roster },
      clockItself,
      terms.policy.catalogue,
    );
    return { before, events: decision.ok ? decision.events : [] };
  });
  const changed = (await announcing(desk, tx, decided, now)).map(each =>
    change(desk, each, { actor: clockItself, origin: 'desk', key: null }, now),
  );
  await saveStruckTickets(
    tx,
    changed.map(({ ticket, events }) => ({
      ticket,
      schedule: ahead(scheduleOf(desk, ticket, now), events, now),
    })),
  );
  await appendEvents(
    tx,
    changed.flatMap(({ events }) => events),
    null,
  );
  await react(desk, tx, changed, isMoreDue);
}

/** A reminder that may not go out announces no closing: nobody is closed out without having been told. */
async function announcing(desk: Desk, tx: Db, changes: Change[], now: Date): Promise<Change[]> {
  const letters = new Map<string, number>();
  const result: Change[] = [];
  for (const { before, events } of changes) {
    const address = baseAddress(correspondent(before).address);
    const others = letters.get(address) ?? 0;
    const announced: TicketEvent[] = [];
    for (const event of events) {
      const isLetter = letterOrderedBy(event, clockItself) !== null;
      const isHeld = isLetter && (await whyHeld(desk, tx, before, now, { others })) !== null;
      if (isLetter && !isHeld) letters.set(address, others + 1);
      announced.push(isHeld ? announcingNothing(event) : event);
    }
    result.push({ before, events: announced });
  }
  return result;
}

function announcingNothing(event: TicketEvent): TicketEvent {
  if (event.type === 'reminded') return { ...event, closesAt: null };
  return event.type === 'quote-reminded' ? { ...event, expiresAt: null } : event;
}

/** Nothing was done, so nothing would be done again at once: rather a minute late than a clock that runs hot. */
function ahead(schedule: Schedule, events: RecordedEvent[], now: Date): Schedule {
  const isHot = events.length === 0 && schedule.wakeAt !== null && schedule.wakeAt <= now;
  return isHot ? { ...schedule, wakeAt: new Date(now.getTime() + againAfterMs) } : schedule;
}
