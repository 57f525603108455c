import { inTime } from '../../press/in-time.ts';
import { answerInvoke, showOptions } from '../answers/invoke.ts';
import { askerOf } from '../heard/asker-of.ts';
import { typedIn } from '../heard/typed-in.ts';
import { dialogWithinMs, type Listener } from '../listening.ts';

/** Teams shows so many in a list that opens (msteams-docs, dynamic-search). */
const shownAtMost = 15;

/** Listens to what somebody types into a field of a form that is searched meanwhile. */
export const typing: Listener = {
  hears: ({ type, name }) => type === 'invoke' && name === 'application/search',

  answer: async (context, { desk, log, left }) => {
    const { activity } = context;
    const asker = askerOf(activity);
    const asked = typedIn(activity.value);
    if (!asker.userId || !asked) {
      log.warn({ room: 'teams', from: asker.userId }, 'refused a search in a form: it is none of ours');
      return await answerInvoke(context, 400);
    }
    const looked = desk.suggest(asker, asked.field, asked.typed).catch((error: unknown) => {
      log.error({ room: 'teams', err: error }, 'a search in a form failed');
      return [];
    });
    // What takes longer is shown by the next letter that is typed.
    const first = await inTime(looked, left(dialogWithinMs));
    await showOptions(context, first.isLate ? [] : first.value.slice(0, shownAtMost));
  },
};
