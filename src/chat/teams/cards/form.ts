import type { FormView } from '../../card.ts';
import { render } from '../../render.ts';
import { button, cardButton } from './button.ts';
import { type AdaptiveCard, adaptive } from './expand.ts';

/** A form in the card's place. */
export function formAdaptiveCard(form: FormView): AdaptiveCard {
  return adaptive('form', {
    title: form.title,
    about: form.about,
    fields: formFields(form),
    buttons: [submitButton(form), cardButton(form.cancel, form)],
  });
}

/** Input ids are prefixed with the verb: all forms of a card lie in one card, where an id may stand once. */
export function formFields(form: FormView): unknown {
  return render('form', 'teams-fields', {
    intro: form.intro,
    notice: form.notice,
    // A card has no field for files: they come by the private chat.
    fields: form.fields
      .filter(({ kind }) => kind !== 'files')
      .map(field => render('form', `teams-${field.kind}`, { ...field, id: `${form.verb}.${field.id}` })),
  });
}

export function submitButton(form: FormView): unknown {
  const { verb, ticket, nonce, version, list, submit } = form;
  return button({ title: submit, verb, step: 'submit', ticket, nonce, version, list, style: 'positive' });
}
