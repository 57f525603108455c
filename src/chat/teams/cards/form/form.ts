import { clip } from '../../../../clip.ts';
import type { FormField, FormView } from '../../../card.ts';
import { render } from '../../../render.ts';
import { cardBytes } from '../../limits.ts';
import { button, leaveButton, type Surface } from '../button.ts';
import { type AdaptiveCard, adaptive } from '../expand.ts';
import { fieldView } from './fields.ts';

/**
 * A form: in a dialog of the presser's own, whose frame bears its title; or, where none could be opened, in the card's
 * place.
 */
export function formAdaptiveCard(form: FormView, on: Surface = 'dialog'): AdaptiveCard {
  const whole = drawn(form, on);
  if (fits(whole)) return whole;
  const short = drawn({ ...form, fields: form.fields.map(field => shorter(field, lengths.short)) }, on);
  if (fits(short)) return short;
  const notice = clip(form.notice, 200);
  return drawn({ ...form, notice, fields: form.fields.map(field => shorter(field, lengths.least)) }, on);
}

const lengths = {
  short: { said: 500, offer: 80, options: 3, label: 200, choices: 200 },
  least: { said: 150, offer: 30, options: 1, label: 30, choices: 30 },
};

function fits(card: AdaptiveCard): boolean {
  return Buffer.byteLength(JSON.stringify(card)) <= cardBytes;
}

/** What only is there to be read, or to be chosen from, gives way to what was typed. */
function shorter(field: FormField, most: (typeof lengths)['least']): FormField {
  switch (field.kind) {
    case 'said':
    case 'shown':
      return { ...field, text: clip(field.text, most.said) };
    case 'offer':
      return { ...field, text: clip(field.text, most.offer) };
    case 'search':
      return { ...field, options: field.options.slice(0, most.options) };
    case 'choice':
      return partly(field, most);
    default:
      return field;
  }
}

/** Of very many the first are shown, and what is chosen; the others are found while somebody types. */
function partly(
  field: Extract<FormField, { kind: 'choice' }>,
  { choices, label: atMost }: (typeof lengths)['least'],
): FormField {
  const cut = ({ value, label }: { value: string; label: string }) => ({ value, label: clip(label, atMost) });
  if (field.options.length <= choices) return { ...field, options: field.options.map(cut) };
  const chosen = field.options.slice(choices).filter(({ value }) => value === field.value);
  return { ...field, options: [...field.options.slice(0, choices), ...chosen].map(cut), isPartly: true };
}

function drawn(form: FormView, on: Surface): AdaptiveCard {
  return adaptive('form', {
    title: on === 'dialog' ? '' : form.title,
    about: form.about,
    fields: render('form', 'teams-fields', {
      intro: form.intro,
      notice: form.notice,
      fields: form.fields.map(field => fieldView(field, form, pressed => ownButton(form, pressed, on))),
    }),
    buttons: [submitButton(form, on), leaveButton(form.cancel, form, on)],
  });
}

/** A button inside the form. @param chosen what it puts in, under the field's own id */
function ownButton(
  { verb, ticket, nonce, version, list, carried }: FormView,
  { id, label, chosen }: { id: string; label: string; chosen?: string },
  on: Surface,
): unknown {
  const inputs = { ...carried, button: id, ...(chosen === undefined ? {} : { [id]: chosen }) };
  return button({ title: label, verb, step: 'within', ticket, nonce, version, list, inputs }, on);
}

function submitButton(form: FormView, on: Surface): unknown {
  const { verb, ticket, nonce, version, list, submit, carried: inputs } = form;
  const carried = { verb, step: 'submit', ticket, nonce, version, list, inputs } as const;
  return button({ title: submit, style: 'positive', ...carried }, on);
}
