import { type Catalogue, isUrgent, needsPriority } from '../catalogue/catalogue.ts';
import { canAcceptSuggestion, categoryAsSuggested, type Ticket } from '../ticket.ts';
import type { Priority } from '../words.ts';

type Suggestible = Pick<Ticket, 'suggestion' | 'status' | 'category' | 'priority'>;

/** The priority that the rules propose, where it is one that cannot wait and nobody has said yet what it is. */
export function urgentAsSuggested(ticket: Suggestible, catalogue: Catalogue): Priority | null {
  const { suggestion, priority } = ticket;
  const proposed = suggestion?.priority ?? null;
  if (proposed === null || priority !== null || !canAcceptSuggestion(ticket, catalogue)) return null;
  const isPromised = needsPriority(catalogue, categoryAsSuggested(ticket, catalogue));
  return isPromised && isUrgent(catalogue, proposed) ? proposed : null;
}

/** As it would be if an urgent suggestion were confirmed; otherwise as it is. */
export function asUrgent<T extends Suggestible>(ticket: T, catalogue: Catalogue): T {
  const priority = urgentAsSuggested(ticket, catalogue);
  return priority === null
    ? ticket
    : { ...ticket, category: categoryAsSuggested(ticket, catalogue), priority };
}
