import { filesIn, mailsIn, messagesIn } from '../../store/privacy/counted.ts';
import { othersNaming, personBehind, requestsOf } from '../../store/privacy/whom.ts';
import { ticketsNumbered } from '../../store/tickets/tickets.ts';
import type { Language } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { type ErasureRefusal, whyNotErased } from './confirm.ts';
import { keptOfAll } from './kept-in.ts';

/** What would go of somebody, and what would stay, and why. Nothing is changed. */
export type ErasurePlan = {
  addresses: string[];
  names: string[];
  requests: number[];
  others: number[];
  messages: number;
  files: number;
  mails: number;
  /** Requests whose words are gone already count as nothing. @property whole all of it is kept */
  kept: { ticket: number; what: 'quote' | 'duty'; until: Date | null }[];
  refusal: ErasureRefusal | null;
  /** Whether their address stands anywhere at all: who mistyped it should not wait for nothing. */
  isKnown: boolean;
  /** In which they are written to; null: nobody ever wrote to them. */
  language: Language | null;
};

/** Looks at what an erasure would do, by the same rules by which it is done. */
export async function planErasure(desk: Desk, address: string, closes: boolean): Promise<ErasurePlan> {
  const { db } = desk;
  const known = await personBehind(db, address);
  const tickets = [...(await ticketsNumbered(db, await requestsOf(db, known))).values()];
  const kept: ErasurePlan['kept'] = [];
  for (const ticket of tickets) {
    const { whole, parts } = await keptOfAll(desk, db, ticket);
    if (whole) kept.push({ ticket: ticket.number, what: 'duty', until: whole.until });
    else
      for (const { what, until } of parts) kept.push({ ticket: ticket.number, what, until: new Date(until) });
  }
  const whole = new Set(kept.flatMap(({ ticket, what }) => (what === 'duty' ? [ticket] : [])));
  const requests = tickets
    .map(({ number }) => number)
    .filter(number => !whole.has(number))
    .toSorted((a, b) => a - b);
  return {
    addresses: known.addresses,
    names: known.names,
    requests,
    others: await othersNaming(db, known),
    messages: await messagesIn(db, requests),
    files: await filesIn(db, requests),
    mails: await mailsIn(db, requests),
    kept,
    refusal: await whyNotErased(desk, address, closes, known),
    isKnown: known.isKnown,
    language: known.language,
  };
}
