import { setPreview } from '../../../store/people/habits.ts';
import type { FormView, PreviewView } from '../../card.ts';
import type { Asked } from '../asked.ts';

/** A letter's form: where each is shown before it goes, sending shows it; where not, a button of the form does. */
export function asOneWants({ action, seesPreview, words }: Asked, view: FormView): FormView {
  if (!action.letter) return view;
  return seesPreview
    ? { ...view, fields: view.fields.filter(({ id }) => id !== 'preview'), submit: words.preview.look }
    : { ...view, submit: words.preview.send };
}

/** The box below a letter that is looked at: switches the preview off for oneself, or on again. */
export function previewRule({ seesPreview, words: { preview } }: Asked): PreviewView['rule'] {
  return seesPreview
    ? { title: preview.nextTime, label: preview.never, ticked: 'off' }
    : { title: preview.nextTime, label: preview.always, ticked: 'on' };
}

/** What was ticked there is kept, for this operator alone. */
export async function keepPreviewRule({ desk, operator, press }: Asked): Promise<void> {
  const { rule } = press.inputs;
  if (rule === 'on' || rule === 'off') await setPreview(desk.db, operator.id, rule === 'on');
}
