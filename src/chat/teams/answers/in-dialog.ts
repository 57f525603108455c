import type { TurnContext } from 'botbuilder';
import type { ButtonPress } from '../../button-press.ts';
import type { PressAnswer } from '../../card.ts';
import type { Words } from '../../words/words.ts';
import { isLeaving } from '../cards/button.ts';
import { windowFor } from './card-for.ts';
import { closeDialog, sayInDialog, showDialog } from './dialog.ts';
import { againCard, lateCard, lineInDialog } from './dialog-cards.ts';

/**
 * An answer in the dialog that is open, or in one that opens.
 *
 * @param answer null where it failed: nobody knows whether it was done
 * @param press what it answers, if something was pressed in a dialog; null where one opens
 */
export async function showInDialog(
  context: TurnContext,
  answer: PressAnswer | null,
  press: ButtonPress | null,
  words: Words,
): Promise<void> {
  const later = laterLine(answer, words);
  // What was typed must not be lost: it waits in the button that tries once more.
  if (later !== null && press && press.step !== 'press')
    return await showDialog(context, words.people.workingTitle, againCard(press, later, words.tryAgain));
  if (!answer) return await sayInDialog(context, words.tryLater);
  const window = windowFor(answer, 'dialog');
  if (window) return await showDialog(context, window.title, window.card);
  if (answer.kind !== 'done') return await sayInDialog(context, 'line' in answer ? answer.line : '');
  if (answer.line === '' || !answer.next) return await closeDialog(context);
  await showDialog(context, answer.card.token, lineInDialog(answer.line, answer.next, answer.card, words));
}

/** Closes the dialog for whoever leaves it: whatever it was about, and whatever became of that. @returns whether they do */
export async function leaveDialog(context: TurnContext, press: ButtonPress): Promise<boolean> {
  if (!isLeaving(press)) return false;
  await closeDialog(context);
  return true;
}

/** What is said where it may come right in a moment; null where it does not. */
function laterLine(answer: PressAnswer | null, words: Words): string | null {
  if (!answer) return words.tryLater;
  return answer.kind === 'stranger' && answer.passing ? answer.line : null;
}

/** It takes longer than Teams waits. What was typed must not be lost: it waits in the button that asks how it went. */
export async function showLate(context: TurnContext, press: ButtonPress, words: Words): Promise<void> {
  await showDialog(context, words.people.workingTitle, lateCard(press, words));
}
