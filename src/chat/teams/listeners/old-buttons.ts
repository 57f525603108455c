import { isReading, leadsToWindow } from '../../actions/actions.ts';
import { say } from '../answers/say.ts';
import { askAbout } from '../asking.ts';
import { pressIn } from '../heard/press-data.ts';
import type { Listener } from '../listening.ts';

/**
 * Listens to the buttons of old clients, which send them as messages. Such a client can show nothing to one person alone:
 * it gets a line in the thread, and never a customer's words or a letter.
 */
export const oldButtons: Listener = {
  hears: ({ type, value }) => type === 'message' && Boolean(value),

  answer: async (context, at) => {
    const { activity } = context;
    const { desk, log } = at;
    const heard = pressIn(activity, activity.value);
    const isAloud = !(await at.ownChats.isOwn(activity));
    const press = heard && { ...heard, isAloud };
    if (!press) {
      log.warn(
        { room: 'teams', from: activity.from?.aadObjectId },
        'refused a submit: it is no button of ours',
      );
      return;
    }
    const words = desk.wordsFor(press);
    // What would stand in a window is not even asked for: nothing is recorded as read that nobody sees.
    const isWindow = isReading(press.verb) || (press.step === 'press' && leadsToWindow(press.verb));
    if (isWindow || press.step === 'back') return await say(context, words.oldClient);
    const answer = await askAbout(press, activity, at);
    if (!answer) return await say(context, words.tryLater);
    await say(context, 'line' in answer ? answer.line : words.oldClient);
  },
};
