import type { Commands, Events } from '../grammar/chapter.ts';
import { type CommonRefusal, happen, refuse } from '../grammar/decision.ts';
import { remark } from '../grammar/traits.ts';
import type { Language } from '../words.ts';

/** The language in which the customer is written to. */

export type LanguageCommand = { type: 'change-language'; language: Language };

export type LanguageEvent = { type: 'language-changed'; language: Language };

export const languageCommands: Commands<LanguageCommand, LanguageEvent, CommonRefusal> = {
  'change-language': {
    staleBy: [],
    clashes: ({ language }, event) => event.type === 'language-changed' && event.language !== language,
    decide: (ticket, { language }) =>
      language === ticket.language
        ? refuse({ reason: 'nothing-changed' })
        : happen({ type: 'language-changed', language }),
  },
};

export const languageEvents: Events<LanguageEvent> = {
  'language-changed': {
    ...remark,
    moves: 'conversation',
    strings: {},
    evolve: (_, { language }) => ({ language }),
  },
};
