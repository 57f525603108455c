import { z } from 'zod';
import { textField } from '../fields.ts';
import { filledIn } from '../filled-in.ts';
import { text } from '../inputs.ts';
import { isAlive, offered } from '../offer.ts';
import { workFields, workNoted } from '../work/work-field.ts';

/** What never leaves the house: colleagues read it, in the thread and in the conversation. */
export const note = filledIn({
  verb: 'note',
  label: words => words.actions.note.label,
  offered: where => (where.on === 'card' && isAlive(where.state) ? offered : null),
  form: {
    words: words => words.actions.note.form,
    fields: filling => [textField(filling.words.actions.note.form, true), ...workFields(filling)],
    trial: null,
    saysPromise: false,
    isReading: false,
    within: {},
  },
  input: z.object({ text, work: text }),
  order: ({ text, work }, { words }) => {
    const worked = workNoted(work, words);
    return 'fault' in worked ? worked : [{ type: 'add-note', text }, ...worked];
  },
  done: ({ words }) => words.actions.note.done,
  adds: true,
});
