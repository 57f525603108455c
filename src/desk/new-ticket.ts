import { enqueue } from '../outbox/enqueue.ts';
import type { Db } from '../store/database.ts';
import { appendEvents } from '../store/tickets/events.ts';
import { isRestricted } from '../store/tickets/kept-to-few.ts';
import { nextTicketNumber } from '../store/tickets/ticket-numbers.ts';
import { insertTicket } from '../store/tickets/tickets.ts';
import { openTicket } from '../ticket/chapters/opening.ts';
import { isProposed, restrictedByRule } from '../ticket/chapters/restricting.ts';
import { companyOf } from '../ticket/companies/companies.ts';
import { confidenceOwed } from '../ticket/duties/confiding.ts';
import type { RecordedEvent, TicketEvent } from '../ticket/events.ts';
import { evolve } from '../ticket/evolve.ts';
import { plainAuthorship } from '../ticket/people/authorship.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Desk } from './desk.ts';
import { type Circumstances, react } from './handle.ts';
import { newNonce } from './nonce.ts';
import { mayBeTwin } from './relations/offer-twin.ts';
import { twinsLeftOpen } from './relations/twins-left-open.ts';
import { holdTerms, scheduleOf } from './terms.ts';

export type Opening = Omit<Extract<TicketEvent, { type: 'ticket-opened' }>, 'nonce' | 'company'>;

/**
 * The one way in which a ticket begins: a number, its deadlines, what is said in it, the log, and what must follow; in
 * the caller's transaction.
 *
 * @param at the arrival of what opens it: both promises are counted from there
 * @param keep puts what it is about into its conversation, before letters are written that answer it
 * @param key of the press that opens it, if one does
 * @returns its number
 */
export async function newTicket(
  desk: Desk,
  tx: Db,
  opening: Opening,
  { actor, origin }: Pick<Circumstances, 'actor' | 'origin'>,
  at: Date,
  keep: (number: number) => Promise<void>,
  key: string | null = null,
): Promise<number> {
  const [number] = await Promise.all([nextTicketNumber(tx), holdTerms(desk, tx)]);
  // Who gets it the clock decides at once: see allotDue. What is older than the desk is looked through, not shared out.
  const awaitsTurn = desk.assignment !== 'manual' && !opening.fromBacklog;
  const event = {
    ...opening,
    nonce: newNonce(),
    company: companyOpening(desk, opening),
    ...(awaitsTurn ? { awaitsTurn } : {}),
  };
  const opened = openTicket(number, event, at);
  const opens = { ticket: number, sequence: 1, event, actor, origin, at };
  const { ticket, events } = await keptToFew(desk, tx, opened, opens);
  const schedule = scheduleOf(desk, ticket, desk.clock());
  await insertTicket(tx, ticket, schedule);
  await Promise.all([keep(number), appendEvents(tx, events, key)]);
  await react(desk, tx, [{ before: null, ticket, events }]);
  // Last: what others commit meanwhile it still sees.
  await enqueue(tx, await mayBeTwin(tx, ticket));
  return number;
}

/** What a rule takes for it, and what goes on from a request that few may see, nobody else has ever seen. */
async function keptToFew(desk: Desk, tx: Db, opened: Ticket, opens: RecordedEvent) {
  const { linkedTo, suggestion } = opened;
  const isRelated = linkedTo !== null && (await isRestricted(tx, linkedTo));
  const [event] = isRelated
    ? [{ type: 'restricted' as const, because: 'related' as const }]
    : restrictedByRule(opened, suggestion?.category, desk.policy.catalogue);
  if (!event) return { ticket: opened, events: [opens] };
  const at = desk.clock();
  const actor = { kind: 'desk' as const };
  const restricted = evolve(opened, event, actor, at);
  const found = await twinsLeftOpen(tx, { before: null, ticket: restricted });
  const seen = found.reduce((then, each) => evolve(then, each, actor, at), restricted);
  const owed = desk.security ? confidenceOwed(seen, isProposed(event), desk.policy.catalogue) : [];
  const following = [event, ...found, ...owed].map(
    (each, index): RecordedEvent => ({
      ...opens,
      sequence: 2 + index,
      event: each,
      actor,
      origin: 'desk',
      at,
    }),
  );
  const ticket = owed.reduce((then, each) => evolve(then, each, actor, at), seen);
  return { ticket, events: [opens, ...following] };
}

/** By what is known of companies now, and of whoever asks. */
function companyOpening(desk: Desk, { requester, authorship }: Opening): string | null {
  const asks = { requester, companyChosen: null, authorship: { ...plainAuthorship, ...authorship } };
  return companyOf(asks, desk.companies.now());
}
