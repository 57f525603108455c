import { filesPerLetter } from '../../desk/letters/uploads.ts';
import { textLimit } from '../../ticket/grammar/typed-text.ts';
import type { Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { categories, type Language, languages, type Operator, priorities } from '../../ticket/words.ts';
import type { FieldId, FormField, FormView } from '../card.ts';
import { customerInWords, subjectInWords } from '../cards/request-in-words.ts';
import type { Verb } from '../press/button-press.ts';
import { readableLine } from '../readable.ts';
import { type FormWords, type Words, wordsIn } from '../words/words.ts';

type FormVerb = keyof Words['forms'];

/** Forms that a press asks for, and that no card carries along. */
const askedFor: Verb[] = ['relate'];

/** Slack takes 100 options in a select. */
const optionsLimit = 100;

const extensionHours = [1, 2, 4];
const extensionDays = [1, 2, 3, 5, 10];

export function hasForm(verb: Verb): verb is FormVerb {
  return verb in wordsIn('en').forms;
}

const alsoOpens: Verb[] = [
  'open',
  'why',
  'plan-closure',
  'cancel-closure',
  'attach-mail',
  'hand-over-all',
  'resend',
];

/** Whether a press on such a button leads to something to fill in or to read, rather than to a line. */
export function opensForm(verb: Verb): boolean {
  return hasForm(verb) || alsoOpens.includes(verb);
}

/** Forms whose sending writes to the customer, so that the letter is shown first. */
const letterVerbs = ['ask-clarification', 'reply', 'close'] as const satisfies FormVerb[];
export type LetterVerb = (typeof letterVerbs)[number];

export function isLetterVerb(verb: Verb): verb is LetterVerb {
  return letterVerbs.some(letterVerb => letterVerb === verb);
}

/**
 * The form that a verb opens, filled with what is known.
 *
 * @param draft what was typed so far; wins over what is known
 * @returns null for a verb that acts at once, and for a form with nothing to choose from (no colleague to give it to)
 */
export function formFor(
  verb: Verb,
  ticket: Seen<Ticket>,
  operators: Operator[],
  language: Language,
  draft: Record<string, string> = {},
  notice = '',
): FormView | null {
  if (!hasForm(verb) || askedFor.includes(verb)) return null;
  const words = wordsIn(language);
  const form = words.forms[verb];
  const asked = fields(verb, form, ticket, operators, words);
  if (asked.some(field => field.kind === 'choice' && field.options.length === 0)) return null;
  return {
    verb,
    ticket: ticket.number,
    nonce: ticket.nonce,
    version: ticket.version,
    language,
    title: form.title,
    about: aboutTicket(ticket, words),
    intro: form.intro,
    notice,
    fields: asked.map(field =>
      field.kind === 'files' ? field : { ...field, value: draft[field.id] ?? field.value },
    ),
    submit: form.submit,
    cancel: words.cancel,
  };
}

/** "#1042 The printer stands still · Paolo Neri" */
export function aboutTicket(ticket: Seen<Ticket>, words: Words): string {
  const customer = customerInWords(ticket, words, 60);
  return `#${ticket.number} ${subjectInWords(ticket, words, 100)} · ${customer}`;
}

function fields(
  verb: FormVerb,
  form: FormWords,
  ticket: Seen<Ticket>,
  operators: Operator[],
  words: Words,
): FormField[] {
  switch (verb) {
    case 'classify':
      return [
        choice(
          'category',
          words.fields.category,
          words.fields.choose,
          true,
          ticket.category ?? ticket.suggestion?.category ?? '',
          [...categories.map(value => ({ value, label: words.category[value] }))],
        ),
        choice(
          'priority',
          `${words.fields.priority} (${words.fields.optional})`,
          words.fields.choose,
          false,
          String(ticket.priority ?? ticket.suggestion?.priority ?? ''),
          priorities.map(value => ({ value: String(value), label: words.priority[value] })),
        ),
        choice(
          'language',
          words.fields.language,
          words.fields.choose,
          true,
          ticket.language,
          languages.map(value => ({ value, label: words.language[value] })),
        ),
      ];
    case 'reassign':
      return [
        choice(
          'operator',
          words.fields.operator,
          words.fields.choose,
          true,
          '',
          operators
            .filter(operator => operator.id !== ticket.assignee?.id)
            .slice(0, optionsLimit)
            .map(({ id, name, email }) => ({ value: String(id), label: readableLine(name, 70) || email })),
        ),
      ];
    case 'language':
      return [
        choice(
          'language',
          words.fields.language,
          words.fields.choose,
          true,
          ticket.language,
          languages.map(value => ({ value, label: words.language[value] })),
        ),
      ];
    case 'ask-clarification':
    case 'reply':
    case 'close':
      return [text(form, true), files(words)];
    case 'note':
      return [text(form, true)];
    case 'reopen':
      return [text(form, false)];
    case 'extend':
      return [
        choice('amount', words.fields.amount, words.fields.choose, true, '', [
          ...extensionHours.map(count => ({ value: `${count}h`, label: words.fields.hours(count) })),
          ...extensionDays.map(count => ({ value: `${count}d`, label: words.fields.days(count) })),
        ]),
        text(form, true),
      ];
    // Asked for by a press: it lists the ticket's messages (relate.ts).
    case 'relate':
      return [];
    default:
      return verb satisfies never;
  }
}

function text(form: FormWords, required: boolean): FormField {
  return {
    id: 'text',
    kind: 'text',
    multiline: true,
    label: form.label,
    placeholder: form.placeholder,
    required,
    maxLength: textLimit,
    value: '',
  };
}

function files({ files }: Words): FormField {
  return {
    id: 'uploads',
    kind: 'files',
    label: files.label,
    hint: files.hint(filesPerLetter),
    required: false,
    filesAtMost: filesPerLetter,
  };
}

function choice(
  id: FieldId,
  label: string,
  placeholder: string,
  required: boolean,
  value: string,
  options: { value: string; label: string }[],
): FormField {
  return { id, kind: 'choice', label, placeholder, required, options, value };
}
