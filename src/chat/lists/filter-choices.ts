import type { Filters } from '../../store/tickets/lists.ts';
import { languages } from '../../ticket/words.ts';
import { categoryOptions, priorityOptions } from '../actions/classifying/catalogue-fields.ts';
import { showList } from '../actions/lists/show-list.ts';
import { showListButton } from '../actions/lists/show-list-button.ts';
import type { FilterChoice } from '../card.ts';
import type { Speech } from '../say.ts';
import { wordsIn } from '../words/words.ts';

/** What can be chosen above a list, to narrow it down, and what is chosen. */
export function filterChoices({ priority, category, language }: Filters, speech: Speech): FilterChoice[] {
  const words = wordsIn(speech.language);
  const { lists } = words;
  const shared = { verb: showList.verb, apply: showListButton(lists.apply) };
  const any = (label: string) => ({ value: 'any', label });
  return [
    {
      id: 'priority',
      label: words.facts.priority,
      ...shared,
      value: String(priority ?? 'any'),
      options: [any(lists.anyPriority), ...priorityOptions(speech, priority ?? null)],
    },
    {
      id: 'category',
      label: words.facts.category,
      ...shared,
      value: category ?? 'any',
      options: [any(lists.anyCategory), ...categoryOptions(speech, category ?? null)],
    },
    {
      id: 'language',
      label: words.facts.language,
      ...shared,
      value: language ?? 'any',
      options: [
        any(lists.anyLanguage),
        ...languages.map(each => ({ value: each, label: words.language[each] })),
      ],
    },
  ];
}
