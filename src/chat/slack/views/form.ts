import type { KnownBlock, View } from '@slack/types';
import { clip } from '../../../clip.ts';
import type { FormField, FormView } from '../../card.ts';
import { render } from '../../render.ts';
import { starless } from '../blocks/escape.ts';
import { blocks } from '../blocks/expand.ts';
import { pressValue } from '../carried/press-value.ts';
import { viewMetadata } from '../carried/view-metadata.ts';
import { limits } from '../limits.ts';
import { fieldView } from './form-fields.ts';

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
    about: clip(starless(form.about), limits.plainText - 2),
    intro: clip(form.intro, limits.plainText),
    notice: clip(form.notice, limits.plainText - 10),
    fields: form.fields
      .filter(({ kind }) => kind !== 'files' || mayReadFiles)
      .flatMap(field => blocksOf(field, form, nonce)),
  }) as View;
}

function blocksOf(field: FormField, form: FormView, nonce: string): KnownBlock[] {
  const carried = (page?: string) => pressValue(page === undefined ? form : { ...form, page });
  return blocks('form', `slack-${field.kind}`, fieldView(field, nonce, carried));
}
