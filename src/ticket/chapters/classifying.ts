import { needsPriority } from '../catalogue/catalogue.ts';
import type { Commands, Events } from '../grammar/chapter.ts';
import { type CommonRefusal, happen, refuse } from '../grammar/decision.ts';
import { act } from '../grammar/traits.ts';
import { type QuoteWithdrawn, withdrawnBy } from '../quotes/withdrawing.ts';
import { categoryAsSuggested, isClassified } from '../ticket.ts';
import type { Category, Language, Priority } from '../words.ts';
import type { LanguageEvent } from './language.ts';
import { type RestrictingEvent, restrictedBy } from './restricting.ts';

/** What it is, and how urgent: as an operator says, or as the rules of desk.yaml propose. */

export type ClassifyingCommand =
  | { type: 'classify'; category: Category; priority: Priority | null; language?: Language }
  | { type: 'accept-suggestion' };

export type ClassifyingEvent = {
  type: 'classified';
  category: Category;
  priority: Priority | null;
  bySuggestion: boolean;
};

type AnyEvent = ClassifyingEvent | LanguageEvent | RestrictingEvent | QuoteWithdrawn;

export type ClassifyingRefusal = { reason: 'priority-missing' } | { reason: 'no-suggestion' };

export const classifyingCommands: Commands<ClassifyingCommand, AnyEvent, ClassifyingRefusal | CommonRefusal> =
  {
    classify: {
      staleBy: ['classification'],
      decide(ticket, { category, priority, language = ticket.language }, _, catalogue) {
        if (needsPriority(catalogue, category) && priority === null)
          return refuse({ reason: 'priority-missing' });
        const events: AnyEvent[] = [];
        if (category !== ticket.category || priority !== ticket.priority)
          events.push({ type: 'classified', category, priority, bySuggestion: false });
        if (category !== ticket.category)
          events.push(
            ...restrictedBy(ticket, category, catalogue),
            ...withdrawnBy(ticket, category, catalogue),
          );
        if (language !== ticket.language) events.push({ type: 'language-changed', language });
        return events.length > 0 ? happen(...events) : refuse({ reason: 'nothing-changed' });
      },
    },
    'accept-suggestion': {
      staleBy: ['classification'],
      decide(ticket, _, __, catalogue) {
        if (isClassified(ticket, catalogue) || !ticket.suggestion) return refuse({ reason: 'no-suggestion' });
        const category = categoryAsSuggested(ticket, catalogue);
        const priority = ticket.suggestion.priority ?? ticket.priority;
        if (needsPriority(catalogue, category) && priority === null)
          return refuse({ reason: 'priority-missing' });
        return happen<ClassifyingEvent | RestrictingEvent>(
          { type: 'classified', category, priority, bySuggestion: true },
          ...restrictedBy(ticket, category, catalogue),
        );
      },
    },
  };

export const classifyingEvents: Events<ClassifyingEvent> = {
  classified: {
    ...act,
    moves: 'classification',
    tellsOutside: 'ticket.classified',
    strings: {},
    evolve: (_, { category, priority }) => ({ category, priority }),
  },
};
