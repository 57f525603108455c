import type { LineButton } from '../../card.ts';
import { render } from '../../render.ts';

/**
 * A button in a list, which bears the list, so that it is drawn anew. Without what an old client would send in its place:
 * such a client can show nothing to one person alone, and a page of them would not fit into a card.
 */
export function listButton(
  { label, verb, number, nonce, version, page, emphasis }: LineButton,
  list: string,
) {
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
