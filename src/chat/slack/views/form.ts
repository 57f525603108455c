import type { KnownBlock, View } from '@slack/types';
import { clip } from '../../../clip.ts';
import type { FormField, FormView } from '../../card.ts';
import { render } from '../../render.ts';
import { blocks } from '../blocks/expand.ts';
import { pressValue } from '../carried/press-value.ts';
import { viewMetadata } from '../carried/view-metadata.ts';
import { limits } from '../limits.ts';

/**
 * A form as a modal.
 *
 * @param nonce changes with every rendition: Slack keeps what was typed under a block id, and a form that is shown
 * again must show the draft that it is given. Files cannot be given: what Slack keeps of them stays.
 * @param mayReadFiles Slack refuses a form with a field for files to an app without files:read
 */
export function formView(form: FormView, nonce: string, mayReadFiles: boolean): View {
  return render('form', 'slack', {
    metadata: viewMetadata(form, 'submit'),
    title: clip(form.title, limits.viewTitle),
    submit: clip(form.submit, limits.viewSubmit),
    cancel: clip(form.cancel, limits.viewSubmit),
    about: clip(form.about, limits.plainText),
    intro: clip(form.intro, limits.plainText),
    notice: clip(form.notice, limits.plainText - 10),
    fields: groups(form.fields.filter(({ kind }) => kind !== 'files' || mayReadFiles)).flatMap(group =>
      blocksOf(group, form, nonce),
    ),
  }) as View;
}

type ButtonField = Extract<FormField, { kind: 'button' }>;

/** Buttons that follow each other stand in one row. */
function groups(fields: FormField[]): (Exclude<FormField, ButtonField> | ButtonField[])[] {
  const grouped: (Exclude<FormField, ButtonField> | ButtonField[])[] = [];
  for (const field of fields) {
    const last = grouped.at(-1);
    if (field.kind !== 'button') grouped.push(field);
    else if (Array.isArray(last)) last.push(field);
    else grouped.push([field]);
  }
  return grouped;
}

function blocksOf(
  group: Exclude<FormField, ButtonField> | ButtonField[],
  form: FormView,
  nonce: string,
): KnownBlock[] {
  if (Array.isArray(group))
    return blocks('form', 'slack-buttons', {
      buttons: group.map(({ id, label }) => ({
        id,
        label: clip(label, limits.button),
        value: pressValue(form),
      })),
    });
  return blocks('form', `slack-${group.kind}`, fieldView(group, nonce));
}

function fieldView(field: Exclude<FormField, ButtonField>, nonce: string): object {
  switch (field.kind) {
    case 'said':
      return {
        from: clip(`✉️ ${field.who} · ${field.when}`, limits.context),
        text: clip(field.text, limits.plainText),
      };
    case 'date':
      return { ...field, nonce, optional: !field.required };
    case 'files':
      return filesField(field);
    case 'text':
      return textField(field, nonce);
    case 'choice':
      return choiceField(field, nonce);
    default:
      return field satisfies never;
  }
}

function textField(field: Extract<FormField, { kind: 'text' }>, nonce: string) {
  return {
    id: field.id,
    nonce,
    optional: !field.required,
    multiline: field.multiline,
    label: clip(field.label, limits.label),
    placeholder: clip(field.placeholder, limits.placeholder),
    maxLength: Math.min(field.maxLength, limits.input),
    value: field.value.slice(0, limits.input),
  };
}

function filesField({ id, label, hint, required, filesAtMost }: Extract<FormField, { kind: 'files' }>) {
  return {
    id,
    optional: !required,
    label: clip(label, limits.label),
    hint: clip(hint, limits.label),
    filesAtMost: Math.min(filesAtMost, limits.files),
  };
}

function choiceField(field: Extract<FormField, { kind: 'choice' }>, nonce: string) {
  const options = field.options
    .slice(0, limits.optionsInSelect)
    .map(({ value, label }) => ({ value, label: clip(label, limits.option) }));
  const chosen = options.find(({ value }) => value === field.value);
  return {
    id: field.id,
    nonce,
    optional: !field.required,
    label: clip(field.label, limits.label),
    placeholder: clip(field.placeholder, limits.placeholder),
    options,
    chosen: chosen
      ? { text: { type: 'plain_text', text: chosen.label, emoji: false }, value: chosen.value }
      : '',
  };
}
