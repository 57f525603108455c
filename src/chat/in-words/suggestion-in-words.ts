import { hasWords, type Seen } from '../../ticket/sight/seen.ts';
import { canAcceptSuggestion, type Ticket, type WhySuggested } from '../../ticket/ticket.ts';
import { readableLine } from '../readable.ts';
import type { Words } from '../words/words.ts';

/** What the rules propose; '' where there is nothing to accept. */
export function suggestionInWords(ticket: Seen<Ticket>, words: Words): string {
  if (!ticket.suggestion || !canAcceptSuggestion(ticket) || !hasWords(ticket)) return '';
  return words.suggestion(
    words.classification(ticket.suggestion.category, ticket.suggestion.priority),
    readableLine(reasonInWords(ticket.suggestion.reason, words), 160),
  );
}

function reasonInWords(reason: WhySuggested, { reasons }: Words): string {
  if (typeof reason === 'string') return reason;
  return reason.by === 'important' ? reasons.important : reasons[reason.by](reason.what);
}
