import { el } from '../common/el.js';
import { drawLabel } from './label.js';

/** A line to type in, of which the app is told when Enter is pressed. */
export function drawLine(block, { press, t }) {
  const { element } = block;
  return el(
    'label',
    { class: 'block-input' },
    drawLabel(block, t),
    el('input', {
      name: element.action_id,
      maxlength: String(element.max_length ?? 3000),
      placeholder: element.placeholder?.text ?? '',
      onkeydown: event => {
        if (event.key === 'Enter') press(element.action_id, event.target.value);
      },
    }),
  );
}
