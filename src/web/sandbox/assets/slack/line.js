import { el } from '../common/el.js';

/** A line to type in, of which the app is told when Enter is pressed. */
export function drawLine({ label, element }, { press }) {
  return el(
    'label',
    { class: 'block-input' },
    el('span', {}, label.text),
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
