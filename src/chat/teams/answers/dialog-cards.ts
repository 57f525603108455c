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
export function lateCard(press: ButtonPress, { people }: Words): AdaptiveCard {
  return againCard(press, people.working, people.howItWent);
}

/** The same press once more, with all that was typed and under the same key: done once, it is not done twice. */
export function againCard(press: ButtonPress, line: string, title: string): AdaptiveCard {
  const { verb, step, ticket, nonce, version, inputs, list, key } = press;
  const again = { title, verb, step, ticket, nonce, version, inputs, list, key };
  return lineAdaptiveCard(line, null, 'dialog', [button(again, 'dialog')]);
}
