import { el } from './el.js';

/** A client asks again when nothing was typed for so long. */
const pauseMs = 200;
let count = 0;

/**
 * A field in which one types, and chooses from what was found below it: by click, or by the arrows and Enter; Esc closes the
 * list, and nothing else.
 *
 * @param look is asked for what fits, with what was typed: `[{ value, label }]`, or a string that says why not
 * @param choose is told `{ value, label }`, and what was typed
 */
export function combobox({ name, placeholder, look, choose, said }) {
  count += 1;
  const id = `options-${count}`;
  const list = el('ul', { id, class: 'found-options', role: 'listbox', 'aria-label': name });
  const input = el('input', {
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    'aria-label': name,
    'aria-autocomplete': 'list',
    'aria-controls': id,
    'aria-expanded': 'false',
    placeholder,
    'data-search': name,
  });
  list.hidden = true;
  let asked = 0;
  let waiting;
  let at = -1;

  const shut = () => {
    asked += 1;
    clearTimeout(waiting);
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const mark = index => {
    at = index;
    [...list.children].forEach((option, each) => {
      option.setAttribute('aria-selected', String(each === at));
      if (each === at) {
        input.setAttribute('aria-activedescendant', option.id);
        option.scrollIntoView({ block: 'nearest' });
      }
    });
  };

  async function open() {
    asked += 1;
    const mine = asked;
    const found = await look(input.value);
    // What was asked for later counts.
    if (mine !== asked) return;
    const options = Array.isArray(found) ? found : [];
    const none = Array.isArray(found) ? said.nothing : found;
    list.replaceChildren(
      ...options.map((option, index) =>
        el(
          'li',
          {
            id: `${id}-${index}`,
            role: 'option',
            'aria-selected': 'false',
            'data-value': option.value,
            onpointerdown: event => event.preventDefault(),
            onclick: () => take(option),
          },
          option.label,
        ),
      ),
      ...(options.length === 0 ? [el('li', { class: 'none', role: 'presentation' }, none)] : []),
    );
    at = -1;
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
  }

  function take(option) {
    const typed = input.value;
    shut();
    input.value = option.label;
    choose(option, typed);
  }

  input.addEventListener('click', () => list.hidden && open());
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(open, pauseMs);
  });
  input.addEventListener('blur', shut);
  input.addEventListener('keydown', event => {
    const options = list.querySelectorAll('[role=option]');
    if (list.hidden || (event.key !== 'Escape' && options.length === 0)) {
      // Enter in a field sends a form; nothing was chosen.
      if (event.key === 'Enter') event.preventDefault();
      if (event.key === 'ArrowDown') open();
      return;
    }
    const to = {
      ArrowDown: () => mark((at + 1) % options.length),
      ArrowUp: () => mark((at - 1 + options.length) % options.length),
      Enter: () => options[at]?.click(),
      Escape: shut,
    }[event.key];
    if (!to) return;
    event.preventDefault();
    event.stopPropagation();
    to();
  });
  return el('span', { class: 'combobox' }, input, list);
}
