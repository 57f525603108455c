import type { OwnField } from '../../ticket/catalogue/own-field.ts';
import { addressIn } from '../../ticket/catalogue/own-field.ts';
import { hasWords, type Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { readableLine } from '../readable.ts';
import type { Speech } from '../say.ts';
import { wordsIn } from '../words/words.ts';

/** A field with its value, as it is read. @property link where it leads; '' where it leads nowhere */
export type FieldShown = { label: string; value: string; link: string };

/** On a card there is no room for more. */
const shownAtMost = 80;

type Speaking = Pick<Speech, 'language' | 'catalogue'>;

/** What stands in a request's own fields, in the order of desk.yaml; what whoever looks may not read is not there. */
export function fieldsInWords(ticket: Seen<Ticket>, speech: Speaking): FieldShown[] {
  if (!hasWords(ticket)) return [];
  const { fields } = ticket;
  const known = speech.catalogue.fields.map(({ key }) => key);
  const shown = [
    ...speech.catalogue.fields.map((field): FieldShown => {
      const value = fields[field.key] ?? '';
      const link = addressIn(field, value) ?? '';
      return { label: fieldName(field, speech), value: valueInWords(field, value, speech), link };
    }),
    ...Object.entries(fields)
      .filter(([key]) => !known.includes(key))
      .map(([key, value]) => ({
        label: wordsIn(speech.language).formerly(key),
        value: readableLine(value, shownAtMost),
        link: '',
      })),
  ];
  return shown.filter(({ value }) => value !== '');
}

/** "Developer issue: DEV-12"; of one that was emptied its name alone. */
export function fieldInWords({ key, value }: { key: string; value: string }, speech: Speaking): string {
  const field = speech.catalogue.fields.find(each => each.key === key);
  const name = field ? fieldName(field, speech) : key;
  if (value === '') return name;
  return `${name}: ${field ? valueInWords(field, value, speech) : readableLine(value, shownAtMost)}`;
}

function fieldName({ name, isFormer }: OwnField, { language }: Speaking): string {
  return isFormer ? wordsIn(language).formerly(name[language]) : name[language];
}

function valueInWords(field: OwnField, value: string, { language }: Speaking): string {
  const option = field.kind === 'choice' ? field.options.find(({ key }) => key === value) : undefined;
  const said = option
    ? option.name[language]
    : field.kind === 'link'
      ? value.replace(/^https?:\/\/(www\.)?/i, '')
      : value;
  return readableLine(said, shownAtMost);
}
