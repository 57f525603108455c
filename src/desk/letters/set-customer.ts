import { correctWriter } from '../../store/mail/letters.ts';
import { eventsAfter } from '../../store/tickets/events.ts';
import { decide } from '../../ticket/decide.ts';
import { companyThen, withCustomer } from '../../ticket/people/naming-customer.ts';
import { meanwhile } from '../../ticket/stale.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Person } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { type Circumstances, type Handled, hold, record } from '../handle.ts';
import { quoteCanStillReach } from '../quotes/can-still-reach.ts';
import { redirectLetters } from './redirect.ts';

const nothingDone = {
  letters: { redirected: 0, gone: 0, held: 0 },
  messages: [] as number[],
  keepsQuote: false,
};

/**
 * An operator mends who a request's customer is, or adds their address: its letters go there from now on, those that wait
 * too. What was sent stays sent: how much that is stands in the log.
 *
 * @param seen the version of the ticket that the operator saw: another customer whom a colleague has named since is seen first
 */
export async function setCustomer(
  desk: Desk,
  number: number,
  customer: Person,
  seen: number,
  circumstances: Circumstances,
): Promise<Handled> {
  const { actor } = circumstances;
  return await desk.db.transaction(async tx => {
    const held = await hold(desk, tx, number, circumstances);
    if (!held.ok) return held.answer;
    const { ticket } = held;
    const command = (then: Ticket, done = nothingDone) =>
      ({
        type: 'set-customer',
        customer,
        company: companyThen(then, desk.companies.now()),
        ...done,
      }) as const;
    const then = withCustomer(ticket, customer);
    const tried = decide(ticket, command(then), actor, desk.policy.catalogue);
    if (!tried.ok) return { ok: false, reason: 'refused', ticket, refusal: tried.refusal };
    const since = actor.kind === 'operator' ? await eventsAfter(tx, number, seen) : [];
    if (actor.kind === 'operator' && meanwhile(command(then), since, actor).length > 0)
      return { ok: false, reason: 'stale', ticket };
    const letters = await redirectLetters(desk, tx, then, ticket.requester);
    const keepsQuote = await quoteCanStillReach(desk, tx, ticket);
    const messages = await correctWriter(tx, number, ticket.requester, customer);
    const done = command(then, { letters, messages, keepsQuote });
    const decision = decide(ticket, done, actor, desk.policy.catalogue);
    if (!decision.ok) return { ok: false, reason: 'refused', ticket, refusal: decision.refusal };
    const recorded = await record(desk, tx, ticket, decision.events, circumstances);
    return { ok: true, ...recorded, repeated: false };
  });
}
