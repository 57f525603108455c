import { z } from 'zod';
import { textField } from '../fields.ts';
import { filledIn } from '../filled-in.ts';
import { text } from '../inputs.ts';
import { front } from '../offer.ts';

/** It is worked on again; the customer is not written to. */
export const reopen = filledIn({
  verb: 'reopen',
  label: words => words.buttons.reopen,
  offered: where => (where.on === 'card' && where.state === 'closed' ? front : null),
  form: {
    kind: 'carried',
    words: words => words.forms.reopen,
    fields: ({ words }) => [textField(words.forms.reopen, false)],
    trial: () => ({ type: 'reopen', reason: '' }),
    saysPromise: false,
  },
  input: z.object({ text }),
  order: ({ text }) => ({ type: 'reopen', reason: text }),
  done: ({ words }) => words.done.reopen,
  adds: false,
});
