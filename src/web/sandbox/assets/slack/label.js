import { el } from '../common/el.js';

/** What a field is called; Slack itself says of each that may be left open that it may. */
export function drawLabel({ label, optional }, t) {
  return el('span', {}, label.text, optional ? el('small', {}, ` (${t.optional})`) : null);
}
