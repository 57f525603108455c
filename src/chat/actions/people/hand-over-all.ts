import { allOperators, findAnybody, findOperator } from '../../../store/people/operators.ts';
import { momentOf } from '../../in-words/moment.ts';
import { aside } from '../aside.ts';
import { colleagueField } from '../fields.ts';
import { primary } from '../offer.ts';
import { forEach, nameOf, whatIsLeft } from './left-behind.ts';

/** All that somebody had who left goes to a colleague. */
export const handOverAll = aside({
  about: 'colleague',
  verb: 'hand-over-all',
  label: words => words.people.buttons['hand-over-all'],
  offered: () => primary,
  managersOnly: words => words.people.managersOnly,
  find: whatIsLeft,
  form: {
    words: ({ people: { form } }, { name, tickets, total }) => ({
      title: form.title,
      intro: [form.intro(name, total), total > tickets.length ? form.inTurns(tickets.length) : '']
        .filter(Boolean)
        .join(' '),
      submit: form.submit,
    }),
    known: () => ({}),
    fields: async (_typed, { desk, words, speech }) => [
      colleagueField(await allOperators(desk.db), words, momentOf(desk, speech)),
    ],
  },
  read: async ({ operator }, _subject, { desk, words }) => {
    const id = Number(operator) || 0;
    const to = await findOperator(desk.db, id);
    if (to) return { input: to };
    const gone = await findAnybody(desk.db, id);
    return { fault: gone ? words.people.colleagueLeft(nameOf(gone)) : words.badInput };
  },
  preview: null,
  carryOut: async (to, left, asked) => {
    const { moved, rest } = await forEach(left, { type: 'reassign', to }, asked);
    const done = asked.words.people.handedOver(moved, nameOf(to));
    return { told: [done, rest].filter(Boolean).join(' ') };
  },
});
