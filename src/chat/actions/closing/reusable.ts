import { forOthers } from '../../../desk/answers/for-others.ts';
import type { FormField } from '../../card.ts';
import { readable } from '../../readable.ts';
import type { Filling, Within } from '../action.ts';
import { boxField, buttonField, lineOf, shownField } from '../fields.ts';

/** As much of it as one looks through before it is kept. */
const shownAtMost = 1500;

/** Whether how it is closed is offered for others too; and, where that was pressed, what is left of it then. */
export async function reusableFields(filling: Filling): Promise<FormField[]> {
  const { answers } = filling.words;
  return [
    boxField('reusable', answers.reusable, answers.reusableBox),
    lineOf('aside', answers.reusableHow),
    buttonField('cleaned', answers.cleaned.label),
    ...(await cleanedFields(filling)),
  ];
}

/** Shows what others would be offered of what was typed so far. */
export const cleaned: Within = {
  search: null,
  changes: async ({ typed, words }) =>
    (typed.text ?? '').trim() === ''
      ? { typed, notice: words.answers.cleaned.nothing }
      : { typed: { ...typed, reusable: 'yes', cleaned: 'shown' }, notice: '' },
};

async function cleanedFields({ desk, ticket, operator, typed, words }: Filling): Promise<FormField[]> {
  if (typed.cleaned !== 'shown') return [];
  const clean = await forOthers(desk, desk.db, ticket, operator.name);
  const left = readable(clean(typed.text ?? ''), shownAtMost);
  const { shown, empty } = words.answers.cleaned;
  return [left === '' ? lineOf('left', empty) : shownField('left', shown, left)];
}
