import type { PressAnswer } from '../../card.ts';
import { inTime } from '../../press/in-time.ts';
import { sayInDialog } from '../answers/dialog.ts';
import { leaveDialog, showInDialog, showLate } from '../answers/in-dialog.ts';
import { askerOf } from '../heard/asker-of.ts';
import { dataOfTask, pressIn } from '../heard/press-data.ts';
import { dialogWithinMs, type Listener } from '../listening.ts';

/**
 * Listens to what is pressed in a dialog that an action of the message extension opened. It has no card of ours behind it: it
 * may stand over any chat that the presser has, and nobody else sees it.
 */
export const extensionDialogs: Listener = {
  hears: ({ type, name }) => type === 'invoke' && name === 'composeExtension/submitAction',

  answer: async (context, { desk, log, left }) => {
    const { activity } = context;
    const words = desk.wordsFor(askerOf(activity));
    const press = pressIn(activity, dataOfTask(activity.value));
    if (!press) {
      log.warn({ room: 'teams', from: activity.from?.aadObjectId }, 'refused a dialog: it is none of ours');
      return await sayInDialog(context, words.badInput);
    }
    if (await leaveDialog(context, press)) return;
    const asked = desk.press(press, { kind: 'alone' }).catch((error: unknown): PressAnswer | null => {
      log.error({ room: 'teams', err: error }, 'a press failed');
      return null;
    });
    const first = await inTime(asked, left(dialogWithinMs));
    if (first.isLate) return await showLate(context, press, words);
    await showInDialog(context, first.value, press, words);
  },
};
