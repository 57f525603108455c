import { z } from 'zod';
import { languageField } from '../fields.ts';
import { filledIn } from '../filled-in.ts';
import { language as languageInput } from '../inputs.ts';

/** The customer is written to in another language. No card offers it any more: it is asked for in classifying. */
export const language = filledIn({
  verb: 'language',
  label: words => words.actions.language.label,
  offered: () => null,
  form: {
    words: words => words.actions.language.form,
    fields: ({ ticket, words }) => [languageField(ticket, words)],
    trial: null,
    saysPromise: false,
    isReading: false,
    within: {},
  },
  input: z.object({ language: languageInput }),
  order: ({ language }) => ({ type: 'change-language', language }),
  done: ({ words }) => words.actions.language.done,
  adds: false,
});
