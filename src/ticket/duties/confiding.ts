import { type Catalogue, isRestrictedCategory } from '../catalogue/catalogue.ts';
import type { Events } from '../grammar/chapter.ts';
import { remark } from '../grammar/traits.ts';
import { classificationOf, type Ticket } from '../ticket.ts';

/** Whoever reports what few may see, such as a vulnerability, is told once that it is treated confidentially. */

export type ConfidingEvent = { type: 'confidence-promised' };

export const confidingEvents: Events<ConfidingEvent> = {
  'confidence-promised': {
    ...remark,
    strings: {},
    letter: () => ({ kind: 'confidential', text: '', operator: null }),
    evolve: () => ({ confidencePromised: true }),
  },
};

/**
 * What follows where a request is kept to few for what it is, by whoever said so, be it a rule, and be it of a later mail: not where somebody restricted what
 * is of another category, nor twice, whatever becomes of it afterwards. Pure.
 *
 * @param isProposed a rule has just taken it for that
 */
export function confidenceOwed(ticket: Ticket, isProposed: boolean, catalogue: Catalogue): ConfidingEvent[] {
  const { restricted, confidencePromised, mergedInto, status, authorship } = ticket;
  const { category } = classificationOf(ticket);
  const isMeant = (category !== null && isRestrictedCategory(catalogue, category)) || isProposed;
  // Whom an operator wrote to has reported nothing.
  const isAlive = mergedInto === null && status !== 'closed' && authorship.outside === null;
  return restricted && isMeant && isAlive && !confidencePromised ? [{ type: 'confidence-promised' }] : [];
}
