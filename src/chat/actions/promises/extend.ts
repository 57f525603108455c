import { z } from 'zod';
import { termsOf } from '../../../desk/terms.ts';
import { parseWorkingLength } from '../../../sla/working-length.ts';
import { promisesInWords } from '../../in-words/promises-in-words.ts';
import type { Words } from '../../words/words.ts';
import { choiceField, textField } from '../fields.ts';
import { filledIn } from '../filled-in.ts';
import { text } from '../inputs.ts';
import { offered } from '../offer.ts';

const hours = [1, 2, 4];
const days = [1, 2, 3, 5, 10];

/** More working time for the next promise. Managers only, as the ticket's chapter says. */
export const extend = filledIn({
  verb: 'extend',
  label: words => words.actions.extend.label,
  offered: ({ on }) => (on === 'call' ? offered : null),
  form: {
    words: words => words.actions.extend.form,
    fields: ({ words }) => [amountField(words), textField(words.actions.extend.form, true)],
    trial: ({ terms }) => [{ type: 'extend', by: { amount: 1, unit: 'minute' }, reason: '-', terms }],
    saysPromise: true,
    isReading: false,
    within: {},
  },
  input: z.object({ amount: z.string().max(10).default(''), text }),
  order: ({ amount, text: reason }, { desk, words }) => {
    const by = parseWorkingLength(amount);
    return by && by.amount > 0
      ? { type: 'extend', by, reason, terms: termsOf(desk) }
      : { fault: words.badInput };
  },
  done: ({ words, ticket, events, moment }) => {
    const extended = events.flatMap(({ event }) =>
      event.type === 'deadline-extended' ? [event.promise] : [],
    );
    return [words.actions.extend.done, promisesInWords(ticket, extended, moment)].filter(Boolean).join(' ');
  },
  adds: true,
});

function amountField({ fields }: Words) {
  return choiceField(
    'amount',
    { label: fields.amount, placeholder: fields.choose },
    {
      required: true,
      value: '',
      options: [
        ...hours.map(count => ({ value: `${count}h`, label: fields.hours(count) })),
        ...days.map(count => ({ value: `${count}d`, label: fields.days(count) })),
      ],
    },
  );
}
