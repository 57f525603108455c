import type { Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Language, Operator } from '../../ticket/words.ts';
import type { FormField, FormView } from '../card.ts';
import { customerInWords, subjectInWords } from '../in-words/request-in-words.ts';
import { type Words, wordsIn } from '../words/words.ts';
import type { Inputs, TicketAction } from './action.ts';

/**
 * The form that a card carries along, filled with what is known.
 *
 * @param draft what was typed so far; wins over what is known
 * @returns null for an action that acts at once, for one that reads more first, and for a form with nothing to choose
 * from (no colleague to give it to)
 */
export function carriedForm(
  action: TicketAction,
  ticket: Seen<Ticket>,
  operators: Operator[],
  language: Language,
  draft: Inputs = {},
  notice = '',
): FormView | null {
  if (action.form?.kind !== 'carried') return null;
  const words = wordsIn(language);
  const fields = action.form.fields({ ticket, operators, words });
  if (fields.some(field => field.kind === 'choice' && field.options.length === 0)) return null;
  return formView(action, ticket, language, fields, draft, notice);
}

/** A form with these fields, and with what was typed into them so far. */
export function formView(
  { verb, form }: TicketAction,
  ticket: Seen<Ticket>,
  language: Language,
  fields: FormField[],
  draft: Inputs,
  notice: string,
): FormView | null {
  if (!form) return null;
  const words = wordsIn(language);
  const { title, intro, submit } = form.words(words, ticket);
  return {
    verb,
    ticket: ticket.number,
    nonce: ticket.nonce,
    version: ticket.version,
    language,
    title,
    about: aboutTicket(ticket, words),
    intro,
    notice,
    fields: fields.map(field =>
      field.kind === 'files' ? field : { ...field, value: draft[field.id] ?? field.value },
    ),
    submit,
    cancel: words.cancel,
  };
}

/** "#1042 The printer stands still · Paolo Neri" */
function aboutTicket(ticket: Seen<Ticket>, words: Words): string {
  const customer = customerInWords(ticket, words, 60);
  return `#${ticket.number} ${subjectInWords(ticket, words, 100)} · ${customer}`;
}
