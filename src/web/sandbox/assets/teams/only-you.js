import { el } from '../common/el.js';

/** What was said to this person alone about a post: the newest. */
export function whispersBelow(root, { teams }) {
  const whisper = teams.whispers.filter(({ message }) => message === root.id).at(-1);
  return whisper ? [{ ...whisper, kind: 'whisper', id: 'whisper' }] : [];
}

export function drawOnlyYou({ text }, { t }) {
  return el('p', { class: 'whisper', role: 'status' }, el('span', { class: 'only-you' }, t.onlyYou), text);
}
