import { el } from './el.js';
import { sizeOf } from './said.js';

/** The files of a message, by name and size; of one that is gone nothing is told but that. */
export function drawAttached(files) {
  return el(
    'p',
    { class: 'files' },
    ...files.map(({ name, size }) =>
      el('span', {}, `📎 ${name ?? '?'}${size === undefined ? '' : ` · ${sizeOf(size)}`}`),
    ),
  );
}
