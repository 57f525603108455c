import { el } from '../common/el.js';
import { sizeOf } from '../common/said.js';
import { drawLabel } from './label.js';
import { drawSearched } from './searched.js';

/** What was typed into the fields of an open modal: it is there again when a modal above it is closed. */
const typed = new Map();

export function forgetTyped() {
  typed.clear();
}

/** A field of a modal. */
export function drawInput(block, context) {
  const { inputs, view, t } = context;
  const { element } = block;
  const place = `${view} ${block.block_id} ${element.action_id}`;
  if (element.type === 'file_input') return drawFiles(block, { inputs, place, t });
  if (element.type === 'external_select') return drawSearched(block, context);
  if (element.type === 'checkboxes') return drawBox(block, { inputs, t });
  let input;
  if (element.type === 'static_select') {
    input = el(
      'select',
      {},
      el('option', { value: '' }, element.placeholder?.text ?? ''),
      ...(element.options ?? []).map(drawOption),
      ...(element.option_groups ?? []).map(({ label, options }) =>
        el('optgroup', { label: label.text }, ...options.map(drawOption)),
      ),
    );
    input.value = element.initial_option?.value ?? '';
  } else if (element.type === 'datepicker') {
    input = el('input', { type: 'date' });
    input.value = element.initial_date ?? '';
  } else if (!element.multiline) {
    input = el('input', {
      maxlength: String(element.max_length ?? 3000),
      placeholder: element.placeholder?.text ?? '',
    });
    input.value = element.initial_value ?? '';
  } else {
    input = el('textarea', {
      rows: '6',
      maxlength: String(element.max_length ?? 3000),
      placeholder: element.placeholder?.text ?? '',
    });
    input.value = element.initial_value ?? '';
  }
  if (typed.has(place)) input.value = typed.get(place);
  input.addEventListener('input', () => typed.set(place, input.value));
  input.name = element.action_id;
  input.required = !block.optional;
  inputs[element.action_id] = input;
  return el('label', { class: 'block-input' }, drawLabel(block, t), input);
}

function drawOption({ value, text }) {
  return el('option', { value }, text.text);
}

/** A box to tick; of several, the product sends one. */
function drawBox(block, { inputs, t }) {
  const { element } = block;
  const [{ text, value }] = element.options;
  const input = el('input', { type: 'checkbox', name: element.action_id, value });
  input.checked = element.initial_options !== undefined;
  inputs[element.action_id] = input;
  return el(
    'fieldset',
    { class: 'block-box' },
    el('legend', {}, drawLabel(block, t)),
    el('label', {}, input, text.text),
  );
}

/** The field for files: what was chosen stands below it. */
function drawFiles(block, { inputs, place, t }) {
  const chosen = el('span', { class: 'chosen' });
  const show = () =>
    chosen.replaceChildren(
      ...[...input.files].map(({ name, size }) => el('span', {}, `${name} · ${sizeOf(size)}`)),
    );
  const input = el('input', {
    type: 'file',
    name: block.element.action_id,
    multiple: block.element.max_files !== 1,
    onchange: () => {
      typed.set(place, input.files);
      show();
    },
  });
  if (typed.has(place)) input.files = typed.get(place);
  show();
  inputs[block.element.action_id] = input;
  return el(
    'label',
    { class: 'block-input block-files' },
    drawLabel(block, t),
    el('span', { class: 'add' }, `+ ${t.addFiles}`),
    input,
    chosen,
    block.hint ? el('small', { class: 'hint' }, block.hint.text) : null,
  );
}
