import { z } from 'zod';
import type { Desk } from '../../../desk/desk.ts';
import { findAnybody, findOperator } from '../../../store/people/operators.ts';
import { isAway } from '../../../ticket/people/absences.ts';
import type { Seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import { withAbsence } from '../../away/in-words.ts';
import { momentOf } from '../../in-words/moment.ts';
import type { Words } from '../../words/words.ts';
import type { Fault } from '../action.ts';
import { insideFields, leavingNow } from '../entering/still-inside.ts';
import { colleagueField } from '../fields.ts';
import { filledIn } from '../filled-in.ts';
import { isAtWork, offered, primary } from '../offer.ts';

/** To a colleague, who is called in the thread. */
export const reassign = filledIn({
  verb: 'reassign',
  label,
  offered: where => {
    if (where.on === 'card') return isAtWork(where.state) ? offered : null;
    if (where.on === 'away') return null;
    return where.on === 'left-behind' ? primary : offered;
  },
  form: {
    words: (words, ticket) => ({
      ...words.actions.reassign.form,
      title: label(words, ticket),
      submit: label(words, ticket),
    }),
    fields: ({ ticket, operators, words, desk, speech, typed }) => [
      colleagueField(
        operators.filter(({ id }) => id !== ticket.assignee?.id),
        words,
        momentOf(desk, speech),
      ),
      ...insideFields({ ticket, words, typed }),
    ],
    trial: () => [{ type: 'reassign', to: { id: -1, name: '' } }],
    saysPromise: false,
    isReading: false,
    within: {},
  },
  input: z.object({ operator: z.coerce.number().int().positive(), inside: z.string().default('') }),
  order: async ({ operator, inside }, ordering) => {
    const to = await findOperator(ordering.desk.db, operator);
    if (!to) return await nobody(ordering.desk, ordering.words, operator);
    return [...leavingNow(inside, ordering), { type: 'reassign', to }];
  },
  done: ({ words, ticket: { assignee }, moment }) =>
    assignee && isAway(moment.absences, assignee.id, moment.now)
      ? words.away.givenTo(withAbsence(assignee, moment, 60))
      : words.actions.reassign.done,
  adds: false,
});

/** The form bears its button's word. */
function label({ actions: { reassign } }: Words, { assignee }: Seen<Ticket>): string {
  return assignee ? reassign.label : reassign.assign;
}

/** A form of before may offer a colleague who is none any more. */
async function nobody(desk: Desk, words: Words, id: number): Promise<Fault> {
  const person = await findAnybody(desk.db, id);
  return { fault: person?.leftAt ? words.people.colleagueLeft(person.name) : words.badInput };
}
