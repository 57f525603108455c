import { z } from 'zod';
import { type Catalogue, type CategoryKind, offeredCategories } from '../../../ticket/catalogue/catalogue.ts';
import { canAcceptSuggestion, isClassified, type Ticket } from '../../../ticket/ticket.ts';
import type { Language } from '../../../ticket/words.ts';
import { changedFields, ownFields } from '../../own-fields/form-fields.ts';
import type { Words } from '../../words/words.ts';
import { languageField } from '../fields.ts';
import { filledIn } from '../filled-in.ts';
import { category, ifChosen, language, priority } from '../inputs.ts';
import { isAtWork, offered } from '../offer.ts';
import { canBe, categoryField, priorityField } from './catalogue-fields.ts';

/** What it is, how urgent, and in which language the customer is written to. */
export const classify = filledIn({
  verb: 'classify',
  label: words => words.actions.classify.label,
  offered: where =>
    where.on === 'card' && isAtWork(where.state) && isBlank(where.ticket, where.catalogue) ? offered : null,
  form: {
    // It bears its button's word.
    words: ({ actions: { classify: said } }, ticket, { language, catalogue }) => {
      const form = { ...said.form, intro: introWith(said, offeredCategories(catalogue), language) };
      return ticket.category === null ? form : { ...form, title: said.again, submit: said.again };
    },
    fields: ({ ticket, speech, words }) => [
      categoryField(speech, words, ticket, true),
      priorityField(speech, words, ticket),
      languageField(ticket, words),
      ...ownFields(ticket, speech),
    ],
    trial: null,
    saysPromise: false,
    isReading: false,
    within: {},
  },
  input: z.looseObject({ language: language.optional(), category, priority: ifChosen(priority) }),
  order: ({ language, category, priority, ...others }, { desk, ticket, words }) => {
    const wanted = { category, priority };
    if (!canBe(wanted, ticket, desk.policy.catalogue)) return { fault: words.badInput };
    const fields = changedFields(others, ticket.fields, desk.policy.catalogue);
    const isSame =
      category === ticket.category &&
      priority === ticket.priority &&
      (language ?? ticket.language) === ticket.language;
    const command = { type: 'classify', ...wanted, ...(language ? { language } : {}) } as const;
    if (!fields) return command;
    return [...(isSame ? [] : [command]), { type: 'set-fields', fields } as const];
  },
  done: ({ words }) => words.actions.classify.done,
  adds: false,
});

/** Says which categories have deadlines, so that nobody looks for a priority in vain. */
function introWith(
  { form, haveDeadlines }: Words['actions']['classify'],
  categories: CategoryKind[],
  language: Language,
): string {
  const names = categories.filter(({ promised }) => promised).map(({ name }) => name[language]);
  return names.length === 0 ? form.intro : `${form.intro} ${haveDeadlines(names.join(', '))}`;
}

/** Nobody has said what it is, and nothing proposes it. */
export function isBlank(ticket: Ticket, catalogue: Catalogue): boolean {
  return !isClassified(ticket, catalogue) && !canAcceptSuggestion(ticket, catalogue);
}
