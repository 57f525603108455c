import { el } from '../common/el.js';
import { menuButton } from '../common/menu.js';

/** What one presses in a message, a modal or the Home tab. */
export function drawElement(element, { press, t }) {
  if (element.type === 'overflow')
    return menuButton({
      label: t.more,
      dataset: { action: element.action_id },
      items: element.options.map(({ text, value }) => ({
        label: text.text,
        choose: () => press(element.action_id, value),
      })),
    });
  if (element.type === 'static_select') return drawSelect(element, press);
  const kind = `button${element.style ? ` ${element.style}` : ''}`;
  const label = element.accessibility_label ?? null;
  if (element.url)
    return el(
      'a',
      { class: kind, href: element.url, target: '_blank', rel: 'noopener', 'aria-label': label },
      element.text.text,
    );
  return el(
    'button',
    {
      type: 'button',
      class: kind,
      'data-action': element.action_id,
      'aria-label': label,
      onclick: () => press(element.action_id),
    },
    element.text.text,
  );
}

/** A menu to choose from, outside a form: what is chosen is told at once. */
function drawSelect({ action_id, options, initial_option, placeholder }, press) {
  const label = placeholder?.text ?? '';
  const select = el(
    'select',
    {
      class: 'button',
      'data-action': action_id,
      'aria-label': label,
      onchange: ({ target }) => press(action_id, target.value),
    },
    initial_option ? null : el('option', { value: '', disabled: true }, label),
    ...options.map(({ text, value }) => el('option', { value }, text.text)),
  );
  select.value = initial_option?.value ?? '';
  return select;
}
