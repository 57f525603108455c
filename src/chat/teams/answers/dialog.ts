import { CardFactory, type TurnContext } from 'botbuilder';
import type { AdaptiveCard } from '../cards/expand.ts';
import { answerInvoke } from './invoke.ts';

/** Wide enough for a letter; Teams makes it smaller where there is less room, and as high as its card is. */
const width = 'medium';

/** Opens a dialog of the presser's own, or shows something else in the one that is open. */
export async function showDialog(context: TurnContext, title: string, card: AdaptiveCard): Promise<void> {
  const value = { title, width, card: CardFactory.adaptiveCard(card) };
  await answerInvoke(context, 200, { task: { type: 'continue', value } });
}

/** A mere line, in a dialog that has nothing else. */
export async function sayInDialog(context: TurnContext, text: string): Promise<void> {
  await answerInvoke(context, 200, { task: { type: 'message', value: text } });
}

/** Closes the dialog: what it was for is done. */
export async function closeDialog(context: TurnContext): Promise<void> {
  await answerInvoke(context, 200);
}
