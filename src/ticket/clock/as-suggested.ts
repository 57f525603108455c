import { type Catalogue, isUrgent, needsPriority } from '../catalogue/catalogue.ts';
import { canAcceptSuggestion, categoryAsSuggested, type Ticket } from '../ticket.ts';
import type { Priority } from '../words.ts';
import type { ClockFacts } from './deadlines.ts';

type Suggestible = Pick<Ticket, 'suggestion' | 'status' | 'category' | 'priority'>;

/**
 * The priority that the rules propose, where it is one that cannot wait and nobody has said yet what it is. The
 * clock counts what is confirmed (service rules, decision 4); people are shown what it would be.
 */
export function urgentAsSuggested(ticket: Suggestible, catalogue: Catalogue): Priority | null {
  const { suggestion, priority } = ticket;
  const proposed = suggestion?.priority ?? null;
  if (proposed === null || priority !== null || !canAcceptSuggestion(ticket, catalogue)) return null;
  const isPromised = needsPriority(catalogue, categoryAsSuggested(ticket, catalogue));
  return isPromised && isUrgent(catalogue, proposed) ? proposed : null;
}

/** What the clock would count if an urgent suggestion were confirmed; otherwise what it counts. */
export function asUrgent(facts: ClockFacts, catalogue: Catalogue): ClockFacts {
  const priority = urgentAsSuggested(facts, catalogue);
  return priority === null ? facts : { ...facts, category: categoryAsSuggested(facts, catalogue), priority };
}
