import type { LineButton } from '../../card.ts';
import { showList } from './show-list.ts';

/** A button that draws a list anew, or shows another. Whoever presses it sees the list, and nobody else. */
export function showListButton(label: string): LineButton {
  return { label, verb: showList.verb, number: 0, nonce: '', version: 0 };
}
