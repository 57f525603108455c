import type { Filters } from '../../store/tickets/lists.ts';
import type { Company } from '../../ticket/companies/company.ts';
import { languages } from '../../ticket/words.ts';
import { categoryOptions, priorityOptions } from '../actions/classifying/catalogue-fields.ts';
import { showList } from '../actions/lists/show-list.ts';
import { showListButton } from '../actions/lists/show-list-button.ts';
import type { FilterChoice } from '../card.ts';
import { readableLine } from '../readable.ts';
import type { Speech } from '../say.ts';
import { type Words, wordsIn } from '../words/words.ts';

/** What can be chosen above a list, to narrow it down, and what is chosen. */
export function filterChoices(
  { priority, category, language, company }: Filters,
  speech: Speech,
  companies: readonly Pick<Company, 'key' | 'name'>[] = [],
): FilterChoice[] {
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
    ...companyChoice(company, companies, words).map(choice => ({ ...choice, ...shared })),
  ];
}

/** A longer one, or one in other letters, does not fit into a choice; of very many one types the name. */
const fits = /^[a-z0-9-]{1,32}$/;
const listedAtMost = 98;

function companyChoice(
  chosen: string | undefined,
  companies: readonly Pick<Company, 'key' | 'name'>[],
  { lists, actions }: Words,
): Pick<FilterChoice, 'id' | 'label' | 'value' | 'options'>[] {
  const listed = companies.filter(({ key }) => fits.test(key));
  if (listed.length === 0 || listed.length > listedAtMost) return [];
  const options = listed.map(({ key, name }) => ({ value: key, label: readableLine(name, 70) || key }));
  const value = options.some(option => option.value === chosen) ? String(chosen) : 'any';
  const label = actions.setCompany.company;
  return [{ id: 'company', label, value, options: [{ value: 'any', label: lists.anyCompany }, ...options] }];
}
