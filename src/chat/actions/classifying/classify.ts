import { z } from 'zod';
import { canAcceptSuggestion, isClassified, type Ticket } from '../../../ticket/ticket.ts';
import { categories, priorities } from '../../../ticket/words.ts';
import { choiceField, languageField } from '../fields.ts';
import { filledIn } from '../filled-in.ts';
import { language, priority } from '../inputs.ts';
import { isAtWork, offered } from '../offer.ts';

/** What it is, how urgent, and in which language the customer is written to. */
export const classify = filledIn({
  verb: 'classify',
  label: words => words.actions.classify.label,
  offered: where => (where.on === 'card' && isAtWork(where.state) && isBlank(where.ticket) ? offered : null),
  form: {
    // It bears its button's word.
    words: ({ actions: { classify: said } }, ticket) =>
      isBlank(ticket) && ticket.status !== 'closed'
        ? said.form
        : { ...said.form, title: said.again, submit: said.again },
    fields: ({ ticket, words: { fields, ...words } }) => [
      choiceField(
        'category',
        { label: fields.category, placeholder: fields.choose },
        {
          required: true,
          value: ticket.category ?? ticket.suggestion?.category ?? '',
          options: categories.map(value => ({ value, label: words.category[value] })),
        },
      ),
      choiceField(
        'priority',
        { label: `${fields.priority} (${fields.optional})`, placeholder: fields.choose },
        {
          required: false,
          value: String(ticket.priority ?? ticket.suggestion?.priority ?? ''),
          options: priorities.map(value => ({ value: String(value), label: words.priority[value] })),
        },
      ),
      languageField(ticket, { fields, ...words }),
    ],
    trial: null,
    saysPromise: false,
    isReading: false,
    within: {},
  },
  input: z.object({
    language: language.optional(),
    category: z.enum(categories),
    priority: z.union([z.literal('').transform(() => null), priority]).default(null),
  }),
  order: ({ language, ...rest }) => ({ type: 'classify', ...rest, ...(language ? { language } : {}) }),
  done: ({ words }) => words.actions.classify.done,
  adds: false,
});

/** Nobody has said what it is, and nothing proposes it. */
export function isBlank(ticket: Ticket): boolean {
  return !isClassified(ticket) && !canAcceptSuggestion(ticket);
}
