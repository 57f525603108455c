import type { FormField, FormView } from '../../card.ts';
import { render } from '../../render.ts';
import { button, leaveButton, type Surface } from './button.ts';
import { type AdaptiveCard, adaptive, paragraphsOf } from './expand.ts';

/**
 * A form: in a dialog of the presser's own, whose frame bears its title; or, where none could be opened, in the card's
 * place.
 */
export function formAdaptiveCard(form: FormView, on: Surface = 'dialog'): AdaptiveCard {
  return adaptive('form', {
    title: on === 'dialog' ? '' : form.title,
    about: form.about,
    fields: render('form', 'teams-fields', {
      intro: form.intro,
      notice: form.notice,
      fields: groups(form.fields).map(group =>
        Array.isArray(group) ? buttonRow(group, form, on) : fieldView(group, form),
      ),
    }),
    buttons: [submitButton(form, on), leaveButton(form.cancel, form, on)],
  });
}

type ButtonField = Extract<FormField, { kind: 'button' }>;
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

/** Ids of inputs are prefixed with the verb, so that what was typed tells whose it is. */
function fieldView(field: Exclude<FormField, ButtonField>, { verb, fields }: FormView): unknown {
  const id = `${verb}.${field.id}`;
  switch (field.kind) {
    case 'said':
      return render('form', 'teams-said', { ...field, paragraphs: paragraphsOf(field.text) });
    case 'files': {
      const offered = field.offered.map(({ value, label }) => ({ value, label: choiceTitle(label) }));
      return render('form', 'teams-files', { ...field, id, offered });
    }
    case 'text':
    case 'choice':
    case 'date':
      return render('form', `teams-${field.kind}`, { ...field, id, required: isAskedFor(field, fields) });
    default:
      return field satisfies never;
  }
}

/**
 * Teams sends nothing while something that must be filled in is empty, and does not know which button was pressed: where a
 * form has buttons of its own, the desk says what is missing.
 */
function isAskedFor(field: { required: boolean }, fields: FormField[]): boolean {
  return field.required && !fields.some(({ kind }) => kind === 'button');
}

function buttonRow(
  row: ButtonField[],
  { verb, ticket, nonce, version, list }: FormView,
  on: Surface,
): unknown {
  return render('form', 'teams-buttons', {
    buttons: row.map(({ id, label }) =>
      button(
        { title: label, verb, step: 'within', ticket, nonce, version, list, inputs: { button: id } },
        on,
      ),
    ),
  });
}

function submitButton(form: FormView, on: Surface): unknown {
  const { verb, ticket, nonce, version, list, submit } = form;
  const carried = { verb, step: 'submit', ticket, nonce, version, list } as const;
  return button({ title: submit, style: 'positive', ...carried }, on);
}

/**
 * Beside a box that is ticked Teams reads Markdown, where one chooses from a list it does not. A file's name is a name:
 * what would format stands beside a space without width, or is replaced by its like.
 */
function choiceTitle(text: string): string {
  const plain = text
    .replaceAll('*', '∗')
    .replaceAll('`', '’')
    .replaceAll('~', '∼')
    .replaceAll('<', '‹')
    .replace(/[_&[\]]/g, '\u200B$&\u200B');
  return `📎 ${plain}`;
}
