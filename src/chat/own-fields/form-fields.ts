import type { Catalogue } from '../../ticket/catalogue/catalogue.ts';
import { type OwnField, valueAtMost, valueIn } from '../../ticket/catalogue/own-field.ts';
import type { Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { choiceField, lineField } from '../actions/fields.ts';
import type { FormField } from '../card.ts';
import { readableLine } from '../readable.ts';
import type { Speech } from '../say.ts';
import { type Words, wordsIn } from '../words/words.ts';
import { isAsDrawn } from './drawn.ts';

const prefix = 'own-';
/** In place of a key, which begins with a letter: what was chosen is taken back. */
const nothing = '-';
/** What is no option any more stays as it is. */
const present = '=';

/** Slack takes 75 characters in an option, with what says that it is a former one. */
const formerAtMost = 50;

/** The fields that desk.yaml adds, as a form asks for them. */
export function ownFields({ fields }: Pick<Seen<Ticket>, 'fields'>, speech: Speech): FormField[] {
  const words = wordsIn(speech.language);
  return speech.catalogue.fields
    .filter(({ isFormer }) => !isFormer)
    .map(field => asked(field, fields[field.key] ?? '', speech, words));
}

function asked(
  field: OwnField,
  value: string,
  { language }: Speech,
  { fields, actions, formerly }: Words,
): FormField {
  const id = `${prefix}${field.key}` as const;
  const label = field.name[language];
  const said = actions.setFields;
  if (field.kind === 'choice') {
    const options = [
      { value: nothing, label: said.none },
      ...field.options.map(({ key, name }) => ({ value: key, label: name[language] })),
    ];
    const isFormer = value !== '' && !options.some(option => option.value === value);
    if (isFormer) options.push({ value: present, label: formerly(readableLine(value, formerAtMost)) });
    const chosen = isFormer ? present : value || nothing;
    return choiceField(
      id,
      { label, placeholder: fields.choose },
      { required: false, value: chosen, options },
    );
  }
  const placeholder = field.kind === 'text' ? ' ' : field.address === null ? said.address : said.link;
  return lineField(id, { label, placeholder }, { required: false, maxLength: valueAtMost, value });
}

/** What a form says of them, by key, but for what is as it was drawn; none of any other input. */
export function ownFieldsIn(inputs: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([id, value]) =>
      id.startsWith(prefix) &&
      typeof value === 'string' &&
      value !== present &&
      !isAsDrawn(inputs.drawn, id, value)
        ? [[id.slice(prefix.length), value === nothing ? '' : value]]
        : [],
    ),
  );
}

/** Those of a form that say something else than what stands in them; null where none does. */
export function changedFields(
  inputs: Record<string, unknown>,
  has: Readonly<Record<string, string>>,
  { fields }: Catalogue,
): Record<string, string> | null {
  const changed = Object.entries(ownFieldsIn(inputs)).filter(([key, typed]) => {
    const before = has[key] ?? '';
    const field = fields.find(each => each.key === key);
    // What stands there may fit no more since its field became of another kind: it stays.
    if (!field || typed === before) return false;
    const read = valueIn(field, typed);
    return 'unfit' in read || read.value !== before;
  });
  return changed.length > 0 ? Object.fromEntries(changed) : null;
}
