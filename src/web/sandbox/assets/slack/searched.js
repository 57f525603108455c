import { combobox } from '../common/combobox.js';
import { el } from '../common/el.js';
import { post } from '../common/orders.js';
import { drawLabel } from './label.js';

/** A field of a modal whose options are the app's; what is chosen is told at once, with what stands in the others. */
export function drawSearched(block, { choose, as, t }) {
  const { element } = block;
  const name = block.label.text;
  return el(
    'div',
    { class: 'block-input' },
    drawLabel(block, t),
    combobox({
      name,
      placeholder: element.placeholder?.text ?? '',
      said: { nothing: t.nothingFound },
      look: async text => {
        const { error, options = [] } = await post('/sandbox/act', {
          as: as(),
          what: 'slack-look',
          actionId: element.action_id,
          text,
        });
        return error || options.map(({ value, text: shown }) => ({ value, label: shown.text }));
      },
      choose: ({ value }, typed) => choose(element.action_id, typed, value),
    }),
  );
}
