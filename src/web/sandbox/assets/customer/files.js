import { el } from '../common/el.js';
import { sizeOf } from '../common/said.js';

/** What goes with the mail that is being written. */
let chosen = [];
const form = document.getElementById('write');
const holder = document.getElementById('mail-files');
const picker = holder.querySelector('input');
/** How many bytes of files one mail can carry, and the words to say so. */
let carries = { t: null, limit: 0 };

export function drawMailFiles(t, limit) {
  carries = { t, limit };
  draw();
}

export function mailFiles() {
  return chosen;
}

function choose(files) {
  chosen = files;
  draw();
}

function draw() {
  const { t, limit } = carries;
  holder.querySelector('ul').replaceChildren(...chosen.map(file => drawFile(file, t)));
  const size = chosen.reduce((sum, file) => sum + file.size, 0);
  const refusal = size > limit ? t.tooMuch(sizeOf(size), sizeOf(limit)) : '';
  holder.querySelector('.note').textContent = refusal;
  picker.setCustomValidity(refusal);
}

function drawFile(file, t) {
  return el(
    'li',
    {},
    el('span', { title: file.name }, file.name),
    el('small', {}, sizeOf(file.size)),
    el(
      'button',
      {
        type: 'button',
        'aria-label': t.removeFile(file.name),
        onclick: () => choose(chosen.filter(other => other !== file)),
      },
      '✕',
    ),
  );
}

picker.addEventListener('change', () => {
  choose([...chosen, ...picker.files]);
  // A file that was removed can be chosen again.
  picker.value = '';
});
form.addEventListener('reset', () => choose([]));
