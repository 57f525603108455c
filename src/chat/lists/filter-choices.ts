import type { Filters } from '../../store/tickets/lists.ts';
import { categories, languages, priorities } from '../../ticket/words.ts';
import { showList } from '../actions/lists/show-list.ts';
import { showListButton } from '../actions/lists/show-list-button.ts';
import type { FilterChoice } from '../card.ts';
import type { Words } from '../words/words.ts';

/** What can be chosen above a list, to narrow it down, and what is chosen. */
export function filterChoices({ priority, category, language }: Filters, words: Words): FilterChoice[] {
  const { lists } = words;
  const shared = { verb: showList.verb, apply: showListButton(lists.apply) };
  const any = (label: string) => ({ value: 'any', label });
  return [
    {
      id: 'priority',
      label: words.facts.priority,
      ...shared,
      value: String(priority ?? 'any'),
      options: [
        any(lists.anyPriority),
        ...priorities.map(each => ({ value: String(each), label: words.priority[each] })),
      ],
    },
    {
      id: 'category',
      label: words.facts.category,
      ...shared,
      value: category ?? 'any',
      options: [
        any(lists.anyCategory),
        ...categories.map(each => ({ value: each, label: words.category[each] })),
      ],
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
