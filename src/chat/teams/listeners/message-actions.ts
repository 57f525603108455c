import { inTime } from '../../press/in-time.ts';
import { sayOfAction } from '../answers/invoke.ts';
import { askerOf } from '../heard/asker-of.ts';
import { messageActed } from '../heard/message-action.ts';
import { whereaboutsOf } from '../heard/whereabouts.ts';
import type { Listener } from '../listening.ts';

/** Teams waits five seconds for what is chosen on a message, and then sends it again (platform rules, Teams 8). */
const answerWithinMs = 4500;

/** Listens to what people choose behind a message's ⋯: what stands in a card's thread is kept as a note. */
export const messageActions: Listener = {
  hears: ({ type, name }) => type === 'invoke' && name === 'composeExtension/fetchTask',

  answer: async (context, { desk, settings, references, log }) => {
    const { activity } = context;
    const asker = askerOf(activity);
    const words = desk.wordsFor(asker);
    const acted = messageActed(activity);
    if (!asker.userId || acted?.command !== 'keep-note') return await sayOfAction(context, words.badInput);
    const kept = whereaboutsOf(activity, settings, references)
      .then(where => desk.keepNote(asker, acted.message, { ...where, ...unpressed }))
      .catch((error: unknown) => {
        log.error({ room: 'teams', err: error }, 'cannot keep a note');
        return words.tryLater;
      });
    const first = await inTime(kept, answerWithinMs);
    await sayOfAction(context, first.isLate ? words.people.stillWorking : first.value);
  },
};

/** Nothing of ours was pressed there. */
const unpressed = { message: null, isCard: false };
