import { combobox } from '../common/combobox.js';
import { post } from '../common/orders.js';

/* global AdaptiveCards */

/**
 * Inputs of a card that are searched while typing, as Teams' clients show them: Microsoft's renderer leaves that to its host.
 *
 * @param rendered the card, drawn
 * @param context `as()`, `t`
 */
export function showSearched(rendered, { as, t }) {
  for (const input of rendered.getAllInputs()) {
    if (!input.choicesData?.dataset) continue;
    const own = input.renderedElement?.querySelector('input');
    if (!own) continue;
    const field = combobox({
      name: input.label ?? input.placeholder ?? '',
      placeholder: input.placeholder ?? '',
      said: { nothing: t.nothingFound },
      look: async text => {
        // Before anything is typed there is what the card brings along.
        if (text === '') return input.choices.map(({ title, value }) => ({ label: title, value }));
        const { error, choices = [] } = await post('/sandbox/act', {
          as: as(),
          what: 'teams-look',
          input: input.id,
          text,
        });
        return error || choices.map(({ title, value }) => ({ label: title, value }));
      },
      choose: ({ value, label }) => {
        if (!input.choices.some(choice => choice.title === label && choice.value === value))
          input.choices = [new AdaptiveCards.Choice(label, value), ...input.choices];
        own.value = label;
      },
    });
    own.hidden = true;
    own.after(field);
  }
}
