import type { Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Step } from '../button-press.ts';
import type { FormField, FormView } from '../card.ts';
import { isFilled } from '../forms/views.ts';
import { customerInWords, subjectInWords } from '../in-words/request-in-words.ts';
import { drawnOf, isAsDrawn } from '../own-fields/drawn.ts';
import type { Words } from '../words/words.ts';
import type { Filling, Inputs, TicketAction } from './action.ts';

/**
 * An action's form, filled with what is known, and with what was typed so far, which wins over it.
 *
 * @returns null for an action that acts at once, and for a form with nothing to choose from (no colleague to give it to)
 */
export async function formView(
  action: TicketAction,
  filling: Filling,
  notice: string,
): Promise<FormView | null> {
  return action.form && formWith(action, filling, await action.form.fields(filling), notice);
}

/** The same with these fields. Pure. */
export function formWith(
  { verb, form }: TicketAction,
  { ticket, words, speech, typed }: Pick<Filling, 'ticket' | 'words' | 'speech' | 'typed'>,
  fields: FormField[],
  notice: string,
): FormView | null {
  if (!form || fields.some(field => field.kind === 'choice' && field.options.length === 0)) return null;
  const { title, intro, submit } = form.words(words, ticket, speech);
  return {
    verb,
    ticket: ticket.number,
    nonce: ticket.nonce,
    version: ticket.version,
    language: speech.language,
    title,
    about: aboutTicket(ticket, words),
    intro,
    notice,
    fields: fields.map(field => (isLeftAlone(field, typed) ? field : withTyped(field, typed))),
    carried: carriedBy(fields, typed),
    submit,
    cancel: words.cancel,
  };
}

function carriedBy(fields: FormField[], { used = '' }: Inputs): Inputs {
  const carried = { used, drawn: drawnOf(fields) };
  return Object.fromEntries(Object.entries(carried).filter(([, value]) => value !== ''));
}

/** Nobody touched it since it was drawn: drawn anew, it shows what stands there now. */
function isLeftAlone({ id }: FormField, { drawn, ...typed }: Inputs): boolean {
  return isAsDrawn(drawn, id, typed[id] ?? '');
}

/** What was filled in: what a client leaves out of a form that it sends stays as the form showed it. */
export async function whole({ form }: TicketAction, step: Step, filling: Filling): Promise<Inputs> {
  if (!form || (step !== 'submit' && step !== 'within')) return filling.typed;
  const fields = await form.fields({ ...filling, isDrawn: false });
  const shown = fields.filter(isFilled).map(({ id, value }) => [id, value] as const);
  return { ...Object.fromEntries(shown), ...filling.typed };
}

/** What was typed so far wins over what is known. */
export function withTyped(field: FormField, typed: Inputs): FormField {
  if (!isFilled(field)) return field;
  const value = typed[field.id] ?? field.value;
  // What was chosen before may not be offered any more.
  const isOffered =
    field.kind !== 'choice' || value === '' || field.options.some(option => option.value === value);
  return { ...field, value: isOffered ? value : field.value };
}

/** "#1042 The printer stands still · Paolo Neri" */
function aboutTicket(ticket: Seen<Ticket>, words: Words): string {
  const customer = customerInWords(ticket, words, 60);
  return `#${ticket.number} ${subjectInWords(ticket, words, 100)} · ${customer}`;
}
