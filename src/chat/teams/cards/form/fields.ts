import type { FormField, FormView } from '../../../card.ts';
import { paragraphsOf } from '../../../paragraphs.ts';
import { render } from '../../../render.ts';
import { wordsIn } from '../../../words/words.ts';
import { datasetOf } from '../../carried/dataset.ts';

type OwnButton = (pressed: { id: string; label: string; chosen?: string }) => unknown;

/** Of more options one types to find the right one. */
const readAtOnce = 12;

/**
 * A field of a form. Ids of inputs are prefixed with the verb, so that what was typed tells whose it is.
 *
 * @param ownButton a button of the form's own, or beside a field
 */
export function fieldView(field: FormField, form: FormView, ownButton: OwnButton): unknown {
  const id = `${form.verb}.${field.id}`;
  switch (field.kind) {
    case 'said':
      return render('form', 'teams-said', { ...field, paragraphs: paragraphsOf(field.text) });
    case 'shown':
      return render('form', 'teams-shown', { ...field, paragraphs: paragraphsOf(field.text) });
    case 'files': {
      const offered = field.offered.map(({ value, label }) => ({ value, label: `📎 ${plain(label)}` }));
      return render('form', 'teams-files', { ...field, id, offered });
    }
    case 'search':
      return render('form', 'teams-search', {
        ...field,
        id,
        label: labelOf({ ...field, required: false }, form),
        dataset: datasetOf(form, field.id),
        button: ownButton({ id: field.id, label: field.use }),
      });
    case 'offer':
      return render('form', 'teams-offer', {
        ...field,
        button: ownButton({ id: field.id, label: field.use, chosen: field.value }),
      });
    case 'box':
      return render('form', 'teams-box', { ...field, id, text: plain(field.text) });
    case 'line':
      return render('form', 'teams-line', field);
    case 'button':
      return render('form', 'teams-button', { button: ownButton(field) });
    case 'choice':
      return render('form', 'teams-choice', {
        ...field,
        id,
        label: labelOf(field, form),
        style: field.isPartly || field.options.length > readAtOnce ? 'filtered' : 'compact',
        query: field.isPartly ? { type: 'Data.Query', dataset: datasetOf(form, field.id) } : '',
        required: isAskedFor(field, form.fields),
        missing: missingIn(field, form),
      });
    case 'text':
    case 'date':
      return render('form', `teams-${field.kind}`, {
        ...field,
        id,
        label: labelOf(field, form),
        required: isAskedFor(field, form.fields),
        missing: missingIn(field, form),
      });
    default:
      return field satisfies never;
  }
}

/**
 * Teams sends nothing while something that must be filled in is empty, and does not know which button was pressed: where a
 * form has buttons of its own, the desk says what is missing.
 */
function isAskedFor(field: { required: boolean }, fields: FormField[]): boolean {
  return field.required && !hasButtons(fields);
}

/** What whoever left it empty is to do, in words: beside the label, which a screen reader has just read. */
function missingIn(field: Extract<FormField, { kind: 'text' | 'choice' | 'date' }>, form: FormView): string {
  const { missing } = wordsIn(form.language).fields;
  switch (field.id) {
    case 'category':
    case 'operator':
    case 'name':
    case 'number':
      return missing[field.id];
    default:
      return missing[field.kind === 'text' && !field.multiline ? 'line' : field.kind];
  }
}

/** Teams marks what must be filled in with a star; where it is the desk that asks for it, what may be left open says so. */
function labelOf({ label, required }: { label: string; required: boolean }, form: FormView): string {
  return required || !hasButtons(form.fields) ? label : wordsIn(form.language).fields.optional(label);
}

function hasButtons(fields: FormField[]): boolean {
  return fields.some(({ kind }) => ['button', 'search', 'offer'].includes(kind));
}

/**
 * Beside a box that is ticked Teams reads Markdown, where one chooses from a list it does not. A file's name is a name:
 * what would format stands beside a space without width, or is replaced by its like.
 */
function plain(text: string): string {
  return text
    .replaceAll('*', '∗')
    .replaceAll('`', '’')
    .replaceAll('~', '∼')
    .replaceAll('<', '‹')
    .replace(/[_&[\]]/g, '\u200B$&\u200B');
}
