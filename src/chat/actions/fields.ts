import { upTo } from '../../clip.ts';
import { textLimit } from '../../ticket/grammar/typed-text.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { languages, type Operator } from '../../ticket/words.ts';
import { withAway } from '../away/in-words.ts';
import type { FieldId, FormField } from '../card.ts';
import type { Moment } from '../in-words/moment.ts';
import { readableLine } from '../readable.ts';
import type { TextWords, Words } from '../words/words.ts';

type Option = { value: string; label: string };

/** The long text that a form is for, called as the form calls it. */
export function textField({ label, placeholder }: TextWords, required: boolean): FormField {
  return {
    id: 'text',
    kind: 'text',
    multiline: true,
    label,
    placeholder,
    required,
    maxLength: textLimit,
    value: '',
  };
}

/** A line, such as a number. Of what is known it shows no more than can be typed: a mail's names have no end. */
export function lineField(
  id: FieldId,
  words: { label: string; placeholder: string },
  given: { required: boolean; maxLength: number; value: string },
): FormField {
  return {
    id,
    kind: 'text',
    multiline: false,
    ...words,
    ...given,
    value: upTo(given.value, given.maxLength),
  };
}

/** @param value `YYYY-MM-DD` */
export function dateField(id: FieldId, label: string, value: string): FormField {
  return { id, kind: 'date', label, required: true, value };
}

/** What the customer wrote, to be read where one answers it. */
export function saidField(said: { who: string; when: string; text: string }): FormField {
  return { id: 'said', kind: 'said', ...said };
}

/** A text to be read, under a line that says what it is. */
export function shownField(id: FieldId, title: string, text: string): FormField {
  return { id, kind: 'shown', title, text };
}

/** Changes what stands in the form, or shows something beside it. */
export function buttonField(id: FieldId, label: string): FormField {
  return { id, kind: 'button', label };
}

/** A box to be ticked. @param text what ticking it means */
export function boxField(id: FieldId, label: string, text: string): FormField {
  return { id, kind: 'box', label, text, value: '' };
}

/** A line to be read. */
export function lineOf(id: FieldId, text: string): FormField {
  return { id, kind: 'line', text };
}

/** One of several. What is called so that nothing of it would be seen is shown by its value: both chats refuse a label that is empty. */
export function choiceField(
  id: FieldId,
  words: { label: string; placeholder: string },
  given: { required: boolean; value: string; options: Option[] },
): FormField {
  const options = given.options.map(option => ({ ...option, label: option.label || option.value }));
  return { id, kind: 'choice', ...words, ...given, options };
}

/** Which language the customer is written to in. */
export function languageField({ language }: Pick<Ticket, 'language'>, words: Words): FormField {
  return choiceField(
    'language',
    { label: words.fields.language, placeholder: words.fields.choose },
    {
      required: true,
      value: language,
      options: languages.map(value => ({ value, label: words.language[value] })),
    },
  );
}

/** One of these colleagues. @param moment when, and who is away then */
export function colleagueField(operators: Operator[], words: Words, moment: Moment): FormField {
  return choiceField(
    'operator',
    { label: words.fields.operator, placeholder: words.fields.choose },
    { required: true, value: '', options: colleagues(operators, moment) },
  );
}

/** Operators as one chooses among them, those marked who are away. */
export function colleagues(operators: Operator[], moment: Moment): Option[] {
  return operators.map(({ id, name, email }) => {
    const shown = readableLine(name, 70) || email;
    return { value: String(id), label: withAway({ id, name: shown }, moment) };
  });
}
