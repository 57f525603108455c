import type { ButtonPress } from '../../button-press.ts';
import type { LineButton, TicketCard } from '../../card.ts';
import type { Words } from '../../words/words.ts';
import { button, leaveButton } from '../cards/button.ts';
import type { AdaptiveCard } from '../cards/expand.ts';
import { lineAdaptiveCard } from '../cards/line.ts';

/** What came of a dialog, with what can be done about it, where no line of one's own can be left in the channel. */
export function lineInDialog(
  line: string,
  next: LineButton,
  { number: ticket, nonce, version }: TicketCard,
  words: Words,
): AdaptiveCard {
  const leave = leaveButton(words.leave, { ticket, nonce, version }, 'dialog');
  return lineAdaptiveCard(line, next, 'dialog', [leave]);
}

/**
 * It takes longer than Teams waits. The button asks the same again, under the key of the first: done by then, it is answered
 * as what was done, however late it is pressed.
 */
export function lateCard(
  { verb, step, ticket, nonce, version, inputs, key }: ButtonPress,
  words: Words,
): AdaptiveCard {
  const again = { title: words.people.howItWent, verb, step, ticket, nonce, version, inputs, key };
  return lineAdaptiveCard(words.people.working, null, 'dialog', [button(again, 'dialog')]);
}
