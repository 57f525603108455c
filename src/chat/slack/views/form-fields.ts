import { clip, upTo } from '../../../clip.ts';
import type { FormField, Option } from '../../card.ts';
import { escapeMrkdwn, quoted } from '../blocks/escape.ts';
import { limits } from '../limits.ts';

type Field<Kind extends FormField['kind']> = Extract<FormField, { kind: Kind }>;

/**
 * What the template of a field of this kind is expanded over.
 *
 * @param carried what a button carries, and one beside it, which says what was pressed
 */
export function fieldView(field: FormField, nonce: string, carried: (chosen?: string) => string): object {
  switch (field.kind) {
    case 'said':
      return {
        from: clip(`✉️ ${field.who} · ${field.when}`, limits.context),
        text: clip(quoted(escapeMrkdwn(field.text)), limits.plainText),
      };
    case 'shown':
      return shownView(field);
    case 'line':
      return { text: clip(field.text, limits.context) };
    case 'date':
      return { ...field, nonce, optional: !field.required };
    case 'files':
      return filesField(field);
    case 'text':
      return textField(field, nonce);
    case 'choice':
      return choiceField(field, nonce);
    case 'search':
      return {
        id: field.id,
        nonce,
        label: clip(field.label, limits.label),
        placeholder: clip(field.placeholder, limits.placeholder),
      };
    case 'offer':
      return offerField(field, nonce, carried(field.value));
    case 'box':
      return boxField(field, nonce);
    case 'button':
      return { id: field.id, label: clip(field.label, limits.button), value: carried() };
    default:
      return field satisfies never;
  }
}

/** A text of which one reads what it is, set apart from what one writes. */
export function shownView({ title, text }: { title: string; text: string }) {
  return {
    title: clip(title, limits.plainText),
    text: text === '' ? '' : clip(quoted(escapeMrkdwn(text)), limits.plainText),
  };
}

function textField(field: Field<'text'>, nonce: string) {
  return {
    id: field.id,
    nonce,
    optional: !field.required,
    multiline: field.multiline,
    label: clip(field.label, limits.label),
    placeholder: clip(field.placeholder, limits.placeholder),
    maxLength: Math.min(field.maxLength, limits.input),
    value: upTo(field.value, limits.input),
  };
}

function filesField({ id, label, hint, required, filesAtMost }: Field<'files'>) {
  return {
    id,
    optional: !required,
    label: clip(label, limits.label),
    hint: clip(hint, limits.label),
    filesAtMost: Math.min(filesAtMost, limits.files),
  };
}

function choiceField(field: Field<'choice'>, nonce: string) {
  const chosen = field.options.find(({ value }) => value === field.value);
  const within = field.options.slice(0, limits.optionsInGroups);
  const all = chosen && !within.includes(chosen) ? [...within.slice(0, -1), chosen] : within;
  const isGrouped = all.length > limits.optionsInSelect;
  return {
    id: field.id,
    nonce,
    optional: !field.required,
    label: clip(field.label, limits.label),
    placeholder: clip(field.placeholder, limits.placeholder),
    options: isGrouped ? '' : all.map(optionView),
    groups: isGrouped ? groupsOf(all) : '',
    chosen: chosen ? optionView(chosen) : '',
  };
}

/** So many that a select takes them in groups alone: each is called by its first and its last. Slack's client finds in them by typing. */
function groupsOf(options: Option[]) {
  const groups: object[] = [];
  for (let from = 0; from < options.length; from += limits.optionsInSelect) {
    const group = options.slice(from, from + limits.optionsInSelect);
    const ends = [group[0], group.at(-1)].map(option => clip(option?.label ?? '', limits.option / 2 - 2));
    groups.push({
      label: { type: 'plain_text' as const, text: ends.join(' – '), emoji: false },
      options: group.map(optionView),
    });
  }
  return groups;
}

function offerField({ id, title, text, use, value: chosen }: Field<'offer'>, nonce: string, value: string) {
  return {
    id,
    chosen,
    nonce,
    title: clip(title, limits.context),
    text: clip(text, limits.plainText),
    use: clip(use, limits.button),
    value,
    spoken: clip(`${use}: ${title}`, limits.button),
  };
}

function boxField({ id, label, text, value }: Field<'box'>, nonce: string) {
  const option = optionView({ value: 'yes', label: text });
  return {
    id,
    nonce,
    label: clip(label, limits.label),
    option,
    ticked: value === 'yes' ? [option] : '',
  };
}

/** What a field offers that is searched while somebody types. */
export function optionsView(found: Option[]) {
  return { options: found.slice(0, limits.optionsInSelect).map(optionView) };
}

/** One of a select's options. */
function optionView({ value, label }: Option) {
  return {
    text: { type: 'plain_text' as const, text: clip(label, limits.option), emoji: false },
    value,
  };
}
