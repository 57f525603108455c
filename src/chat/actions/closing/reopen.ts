import { z } from 'zod';
import { textField } from '../fields.ts';
import { filledIn } from '../filled-in.ts';
import { text } from '../inputs.ts';
import { offered } from '../offer.ts';

/** It is worked on again; the customer is not written to. */
export const reopen = filledIn({
  verb: 'reopen',
  label: words => words.actions.reopen.label,
  offered: where => (where.on === 'card' && where.state === 'closed' ? offered : null),
  form: {
    words: words => words.actions.reopen.form,
    fields: ({ words }) => [textField(words.actions.reopen.form, false)],
    trial: () => [{ type: 'reopen', reason: '' }],
    saysPromise: false,
    isReading: false,
    within: {},
  },
  input: z.object({ text }),
  order: ({ text }) => ({ type: 'reopen', reason: text }),
  done: ({ words }) => words.actions.reopen.done,
  adds: false,
});
