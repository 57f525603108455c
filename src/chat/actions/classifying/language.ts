import { z } from 'zod';
import { languageField } from '../fields.ts';
import { filledIn } from '../filled-in.ts';
import { language as languageInput } from '../inputs.ts';

/** The customer is written to in another language. No card offers it any more: it is asked for in classifying. */
export const language = filledIn({
  verb: 'language',
  label: words => words.buttons.language,
  offered: () => null,
  form: {
    kind: 'carried',
    words: words => words.forms.language,
    fields: ({ ticket, words }) => [languageField(ticket, words)],
    trial: null,
    saysPromise: false,
  },
  input: z.object({ language: languageInput }),
  order: ({ language }) => ({ type: 'change-language', language }),
  done: ({ words }) => words.done.language,
  adds: false,
});
