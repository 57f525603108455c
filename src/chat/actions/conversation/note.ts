import { z } from 'zod';
import { textField } from '../fields.ts';
import { filledIn } from '../filled-in.ts';
import { text } from '../inputs.ts';
import { isAlive, more } from '../offer.ts';

/** What never leaves the house: colleagues read it, in the thread and in the conversation. */
export const note = filledIn({
  verb: 'note',
  label: words => words.buttons.note,
  offered: where => (where.on === 'card' && isAlive(where.state) ? more : null),
  form: {
    kind: 'carried',
    words: words => words.forms.note,
    fields: ({ words }) => [textField(words.forms.note, true)],
    trial: null,
    saysPromise: false,
  },
  input: z.object({ text }),
  order: ({ text }) => ({ type: 'add-note', text }),
  done: ({ words }) => words.done.note,
  adds: true,
});
