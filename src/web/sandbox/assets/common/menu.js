import { el } from './el.js';

/**
 * A button that opens a menu: by click, Enter or arrow; the arrows walk through it, Esc closes it, and the focus returns.
 *
 * @param label what the button is called
 * @param items `{ label, choose, detail? }` each
 */
export function menuButton({ label, shown = '⋯', kind = 'button', items, dataset = {} }) {
  const list = el(
    'div',
    { class: 'menu', role: 'menu', 'aria-label': label },
    ...items.map(({ label: name, choose, detail }) =>
      el(
        'button',
        {
          type: 'button',
          role: 'menuitem',
          tabindex: '-1',
          onclick: () => {
            close(true);
            choose();
          },
        },
        name,
        detail ? el('small', {}, detail) : null,
      ),
    ),
  );
  list.hidden = true;
  const button = el(
    'button',
    { type: 'button', class: kind, 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-label': label },
    shown,
  );
  Object.assign(button.dataset, dataset);
  const holder = el('span', { class: 'with-menu' }, button, list);
  const all = () => [...list.children];

  function open(first = true) {
    list.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    keepInPane(list, button);
    (first ? all()[0] : all().at(-1))?.focus();
    document.addEventListener('pointerdown', outside);
  }
  function close(returns) {
    list.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', outside);
    if (returns) button.focus();
  }
  function outside({ target }) {
    if (!holder.contains(target)) close(false);
  }

  button.addEventListener('click', () => (list.hidden ? open() : close(true)));
  holder.addEventListener('keydown', event => {
    const at = all().indexOf(document.activeElement);
    const to = {
      ArrowDown: () => (list.hidden ? open() : all()[(at + 1) % all().length].focus()),
      ArrowUp: () =>
        list.hidden
          ? open(false)
          : all()
              .at(at - 1)
              .focus(),
      Home: () => all()[0].focus(),
      End: () => all().at(-1).focus(),
      Escape: () => close(true),
    }[event.key];
    if (event.key === 'Tab') close(false);
    if (!to || (list.hidden && !event.key.startsWith('Arrow'))) return;
    event.preventDefault();
    event.stopPropagation();
    to();
  });
  return holder;
}

const air = 8;

/**
 * A menu opens to the side on which there is room, and upwards where there is none below. One that fits in neither way lies
 * over its button, as high as it must; what is longer than all that can be seen is scrolled.
 */
function keepInPane(list, button) {
  list.classList.remove('to-left', 'upwards');
  Object.assign(list.style, { top: '', maxHeight: '' });
  const pane = list.closest('.pane')?.getBoundingClientRect();
  const seen = list.closest('.scroll, .body')?.getBoundingClientRect() ?? pane;
  if (!pane) return;
  const box = list.getBoundingClientRect();
  const opener = button.getBoundingClientRect();
  list.classList.toggle('to-left', box.right > pane.right - air);
  if (box.bottom <= seen.bottom - air) return;
  if (opener.top - box.height >= seen.top + air) {
    list.classList.add('upwards');
    return;
  }
  const top = Math.max(seen.top + air, seen.bottom - air - box.height);
  list.style.top = `${top - list.offsetParent.getBoundingClientRect().top}px`;
  list.style.maxHeight = `${seen.height - 2 * air}px`;
}
