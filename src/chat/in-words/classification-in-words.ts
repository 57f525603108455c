import { hasWords, type Seen } from '../../ticket/sight/seen.ts';
import { canAcceptSuggestion, type Ticket, type WhySuggested } from '../../ticket/ticket.ts';
import { readableLine } from '../readable.ts';
import type { Words } from '../words/words.ts';

/** "Bug or malfunction, 1 – Blocking" */
export function classificationInWords(
  words: Words,
  { category, priority }: Pick<Ticket, 'category' | 'priority'>,
): string {
  return [category && words.category[category], priority && words.priority[priority]]
    .filter(Boolean)
    .join(', ');
}

/** What the rules propose; '' where there is nothing to accept. */
export function suggestionInWords(ticket: Seen<Ticket>, words: Words): string {
  if (!ticket.suggestion || !canAcceptSuggestion(ticket) || !hasWords(ticket)) return '';
  return words.suggestion(
    classificationInWords(words, ticket.suggestion),
    readableLine(reasonInWords(ticket.suggestion.reason, words), 160),
  );
}

function reasonInWords(reason: WhySuggested, { reasons }: Words): string {
  if (typeof reason === 'string') return reason;
  return reason.by === 'important' ? reasons.important : reasons[reason.by](reason.what);
}
