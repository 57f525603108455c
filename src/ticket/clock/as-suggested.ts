import { canAcceptSuggestion, type Ticket } from '../ticket.ts';
import { type Category, needsPriority, type Priority } from '../words.ts';
import type { ClockFacts } from './deadlines.ts';

type Suggestible = Pick<Ticket, 'suggestion' | 'status' | 'category' | 'priority'>;

/**
 * The priority that the rules propose, where it is one of the two that cannot wait and nobody has said yet what it is. The
 * clock counts what is confirmed (service rules, decision 4); people are shown what it would be.
 */
export function urgentAsSuggested(ticket: Suggestible): Priority | null {
  const { suggestion, priority } = ticket;
  const proposed = suggestion?.priority ?? null;
  if (!canAcceptSuggestion(ticket) || priority !== null || !needsPriority(categoryAsSuggested(ticket)))
    return null;
  return proposed === 1 || proposed === 2 ? proposed : null;
}

/** What the clock would count if an urgent suggestion were confirmed; otherwise what it counts. */
export function asUrgent(facts: ClockFacts): ClockFacts {
  const priority = urgentAsSuggested(facts);
  return priority === null ? facts : { ...facts, category: categoryAsSuggested(facts), priority };
}

function categoryAsSuggested({ suggestion, category }: Suggestible): Category {
  return suggestion?.category ?? category ?? 'bug';
}
