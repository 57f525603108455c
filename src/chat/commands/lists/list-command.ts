import { allOperators } from '../../../store/people/operators.ts';
import { drawList } from '../../lists/draw-list.ts';
import type { List } from '../../lists/list.ts';
import { listSpec } from '../../lists/spec.ts';
import { filtersTyped } from '../../lists/typed/filters.ts';
import { wordsIn } from '../../words/words.ts';
import type { Command } from '../command.ts';
import { saidAnswer } from '../said-answer.ts';
import { asTyped } from '../typed/as-typed.ts';

/** A command that shows a list, narrowed down by what follows it. */
export function listCommand(list: List, given: Pick<Command, 'spelling' | 'words'>): Command {
  return {
    ...given,
    example: '',
    takes: 'words',
    answer: async asked => {
      const { filters, others } = filtersTyped(asked.rest, {
        operators: await allOperators(asked.desk.db),
        companies: asked.desk.companies.now().all,
        catalogue: asked.speech.catalogue,
      });
      const { lists, deskItself } = wordsIn(asked.speech.language);
      if (others.length > 0) return saidAnswer(deskItself, lists.badFilter(asTyped(others.join(' '))));
      return await drawList(list, listSpec(list.key, { filters }), asked);
    },
  };
}
