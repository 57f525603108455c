import { inTime } from '../../press/in-time.ts';
import { closeDialog, sayInDialog } from '../answers/dialog.ts';
import { leaveDialog, showInDialog, showLate } from '../answers/in-dialog.ts';
import { askAbout } from '../asking.ts';
import { askerOf } from '../heard/asker-of.ts';
import { dataOfTask, pressIn } from '../heard/press-data.ts';
import { dialogWithinMs, type Listener } from '../listening.ts';
import { leaveLine } from '../private-lines/answering.ts';

/**
 * Listens to dialogs: to buttons that open one, and to whatever is pressed in it. Nobody but the presser sees it, what was
 * typed into it included, and no drawing anew of the card takes it away.
 */
export const dialogs: Listener = {
  hears: ({ type, name }) => type === 'invoke' && (name === 'task/fetch' || name === 'task/submit'),

  answer: async (context, at) => {
    const { activity } = context;
    const { desk, log } = at;
    const words = desk.wordsFor(askerOf(activity));
    const data = dataOfTask(activity.value);
    const press = pressIn(activity, data);
    if (!press) {
      log.warn({ room: 'teams', from: activity.from?.aadObjectId }, 'refused a dialog: it is none of ours');
      return await sayInDialog(context, words.badInput);
    }
    if (await leaveDialog(context, press)) return;
    const first = await inTime(askAbout(press, activity, at), at.left(dialogWithinMs));
    if (first.isLate) return await showLate(context, press, words);
    const answer = first.value;
    // What is done, and can still be taken back, is said where the card lies: the dialog has had its day.
    if (
      answer?.kind === 'done' &&
      answer.next &&
      (await leaveLine(answer, press, activity, at, at.left(dialogWithinMs)))
    )
      return await closeDialog(context);
    await showInDialog(context, answer, press, desk.wordsFor(press));
  },
};
