import { z } from 'zod';
import { textField } from '../fields.ts';
import { filledIn } from '../filled-in.ts';
import { text } from '../inputs.ts';
import { isAlive, offered } from '../offer.ts';

/** What never leaves the house: colleagues read it, in the thread and in the conversation. */
export const note = filledIn({
  verb: 'note',
  label: words => words.actions.note.label,
  offered: where => (where.on === 'card' && isAlive(where.state) ? offered : null),
  form: {
    words: words => words.actions.note.form,
    fields: ({ words }) => [textField(words.actions.note.form, true)],
    trial: null,
    saysPromise: false,
    isReading: false,
    within: {},
  },
  input: z.object({ text }),
  order: ({ text }) => ({ type: 'add-note', text }),
  done: ({ words }) => words.actions.note.done,
  adds: true,
});
