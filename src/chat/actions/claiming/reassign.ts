import { z } from 'zod';
import type { Desk } from '../../../desk/desk.ts';
import { findAnybody, findOperator } from '../../../store/people/operators.ts';
import type { Words } from '../../words/words.ts';
import type { Fault } from '../action.ts';
import { colleagueField } from '../fields.ts';
import { filledIn } from '../filled-in.ts';
import { front, isAtWork, more, primary } from '../offer.ts';

/** To a colleague, who is called in the thread. */
export const reassign = filledIn({
  verb: 'reassign',
  label: (words, { assignee }) => (assignee ? words.actions.reassign.label : words.actions.reassign.assign),
  offered: where => {
    if (where.on === 'card') return isAtWork(where.state) ? more : null;
    return where.on === 'left-behind' ? primary : front;
  },
  form: {
    kind: 'carried',
    words: words => words.actions.reassign.form,
    fields: ({ ticket, operators, words }) => [
      colleagueField(
        operators.filter(({ id }) => id !== ticket.assignee?.id),
        words,
      ),
    ],
    trial: () => ({ type: 'reassign', to: { id: -1, name: '' } }),
    saysPromise: false,
  },
  input: z.object({ operator: z.coerce.number().int().positive() }),
  order: async ({ operator }, { desk, words }) => {
    const to = await findOperator(desk.db, operator);
    return to ? { type: 'reassign', to } : await nobody(desk, words, operator);
  },
  done: ({ words }) => words.actions.reassign.done,
  adds: false,
});

/** A form of before may offer a colleague who is none any more. */
async function nobody(desk: Desk, words: Words, id: number): Promise<Fault> {
  const person = await findAnybody(desk.db, id);
  return { fault: person?.leftAt ? words.people.colleagueLeft(person.name) : words.badInput };
}
