import type { LineButton } from '../../card.ts';
import { render } from '../../render.ts';
import { lineButton } from './button.ts';

/**
 * A button in a list, which bears the list, so that it is drawn anew. Without what an old client would send in its place:
 * such a client can show nothing to one person alone, and a page of them would not fit into a card.
 *
 * @param list '' below mere words, which cannot be drawn anew: what leads to a window opens a dialog, and leaves them as they are
 */
export function listButton(line: LineButton, list: string): unknown {
  if (list === '' && line.opens) return lineButton(line);
  const { label, verb, number, nonce, version, page, emphasis } = line;
  return render('answer', 'teams-button', {
    title: label,
    verb,
    ticket: number,
    nonce,
    version,
    list,
    style: emphasis === 'primary' ? 'positive' : '',
    inputs: page ? { page } : {},
  });
}
