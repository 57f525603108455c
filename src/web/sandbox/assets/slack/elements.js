import { el } from '../common/el.js';
import { menuButton } from '../common/menu.js';

/** What one presses in a message, a modal or the Home tab. */
export function drawElement(element, { press, t }) {
  if (element.type === 'overflow' || element.type === 'static_select') return drawChoices(element, press, t);
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

/** What is chosen outside a form is told at once. A select of the browser's would tell it at each arrow. */
function drawChoices({ type, action_id, options, placeholder, initial_option }, press, t) {
  const named = initial_option?.text.text ?? placeholder?.text;
  const isMenu = type === 'static_select';
  return menuButton({
    label: named ?? t.more,
    shown: isMenu ? `${named ?? ''} ▾` : '⋯',
    kind: isMenu ? 'button select' : 'button',
    dataset: { action: action_id },
    items: options.map(({ text, value }) => ({
      label: text.text,
      choose: () => press(action_id, value),
    })),
  });
}
