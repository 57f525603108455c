import { z } from 'zod';
import type { Catalogue } from '../../../ticket/catalogue/catalogue.ts';
import { canAcceptSuggestion, isClassified, type Ticket } from '../../../ticket/ticket.ts';
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
    words: ({ actions: { classify: said } }, ticket, { catalogue }) =>
      isBlank(ticket, catalogue) && ticket.status !== 'closed'
        ? said.form
        : { ...said.form, title: said.again, submit: said.again },
    fields: ({ ticket, speech, words }) => [
      categoryField(speech, words, { required: true, ...ticket }),
      priorityField(speech, words, ticket),
      languageField(ticket, words),
    ],
    trial: null,
    saysPromise: false,
    isReading: false,
    within: {},
  },
  input: z.object({ language: language.optional(), category, priority: ifChosen(priority) }),
  order: ({ language, ...rest }, { desk, ticket, words }) =>
    canBe(rest, ticket, desk.policy.catalogue)
      ? { type: 'classify', ...rest, ...(language ? { language } : {}) }
      : { fault: words.badInput },
  done: ({ words }) => words.actions.classify.done,
  adds: false,
});

/** Nobody has said what it is, and nothing proposes it. */
export function isBlank(ticket: Ticket, catalogue: Catalogue): boolean {
  return !isClassified(ticket, catalogue) && !canAcceptSuggestion(ticket, catalogue);
}
