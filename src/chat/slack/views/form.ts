import type { KnownBlock, View } from '@slack/types';
import { clip } from '../../../clip.ts';
import type { FormField, FormView } from '../../card.ts';
import { render } from '../../render.ts';
import { blocks } from '../blocks/expand.ts';
import { pressValue } from '../carried/press-value.ts';
import { viewMetadata } from '../carried/view-metadata.ts';
import { limits } from '../limits.ts';
import { type ButtonField, fieldView } from './form-fields.ts';

/**
 * A form as a modal.
 *
 * @param nonce changes with every rendition: Slack keeps what was typed under a block id, and a form that is shown
 * again must show the draft that it is given. Files cannot be given: what Slack keeps of them stays.
 * @param mayReadFiles Slack refuses a form with a field for files to an app without files:read
 */
export function formView(form: FormView, nonce: string, mayReadFiles: boolean): View {
  return render('form', 'slack', {
    metadata: viewMetadata(form, 'submit', form.carried),
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

type Group = Exclude<FormField, ButtonField> | ButtonField[];

/** Buttons that follow each other stand in one row. */
function groups(fields: FormField[]): Group[] {
  const grouped: Group[] = [];
  for (const field of fields) {
    const last = grouped.at(-1);
    if (field.kind !== 'button') grouped.push(field);
    else if (Array.isArray(last)) last.push(field);
    else grouped.push([field]);
  }
  return grouped;
}

function blocksOf(group: Group, form: FormView, nonce: string): KnownBlock[] {
  if (!Array.isArray(group))
    return blocks(
      'form',
      `slack-${group.kind}`,
      fieldView(group, nonce, page => pressValue({ ...form, page })),
    );
  return blocks('form', 'slack-buttons', {
    buttons: group.map(({ id, label }) => ({
      id,
      label: clip(label, limits.button),
      value: pressValue(form),
    })),
  });
}
