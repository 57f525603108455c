import { categoryKind, priorityKind, priorityName } from '../../ticket/catalogue/catalogue.ts';
import { hasWords, type Seen } from '../../ticket/sight/seen.ts';
import { canAcceptSuggestion, type Ticket, type WhySuggested } from '../../ticket/ticket.ts';
import type { Category, Priority } from '../../ticket/words.ts';
import { readableLine } from '../readable.ts';
import type { Speech } from '../say.ts';
import { type Words, wordsIn } from '../words/words.ts';

type Speaking = Pick<Speech, 'language' | 'catalogue'>;

/** What the desk calls a category; of one that desk.yaml lists no more that is said too. */
export function categoryInWords({ language, catalogue }: Speaking, category: Category): string {
  const { name, isFormer } = categoryKind(catalogue, category);
  return isFormer ? wordsIn(language).formerly(name[language]) : name[language];
}

/** "1 – Blocking" */
export function priorityInWords({ language, catalogue }: Speaking, priority: Priority): string {
  const said = priorityName(catalogue, priority, language);
  return priorityKind(catalogue, priority).isFormer ? wordsIn(language).formerly(said) : said;
}

/** "Bug or malfunction, 1 – Blocking" */
export function classificationInWords(
  speech: Speaking,
  category: Category | null,
  priority: Priority | null,
): string {
  return [category && categoryInWords(speech, category), priority && priorityInWords(speech, priority)]
    .filter(Boolean)
    .join(', ');
}

/** What the rules propose; '' where there is nothing to accept. */
export function suggestionInWords(ticket: Seen<Ticket>, speech: Speech): string {
  if (!ticket.suggestion || !canAcceptSuggestion(ticket, speech.catalogue) || !hasWords(ticket)) return '';
  const words = wordsIn(speech.language);
  return words.suggestion(
    classificationInWords(speech, ticket.suggestion.category, ticket.suggestion.priority),
    readableLine(reasonInWords(ticket.suggestion.reason, words), 160),
  );
}

function reasonInWords(reason: WhySuggested, { reasons }: Words): string {
  if (typeof reason === 'string') return reason;
  return 'what' in reason ? reasons[reason.by](reason.what) : reasons[reason.by];
}
