import { say } from '../answers/say.ts';
import { askerOf } from '../heard/asker-of.ts';
import { filesIn } from '../heard/sent-files.ts';
import type { Listener } from '../listening.ts';

/** Listens to files that somebody sends to the bot alone: Teams hands files over nowhere else. */
export const files: Listener = {
  hears: (activity, { settings }) =>
    activity.type === 'message' &&
    Boolean(activity.from?.aadObjectId) &&
    filesIn(activity, settings).length > 0,

  answer: async (context, { desk, settings, log }) => {
    const { activity } = context;
    const asker = askerOf(activity);
    const { line, fault } = await desk
      .takeFiles(asker, filesIn(activity, settings))
      .catch((error: unknown) => {
        log.error({ room: 'teams', err: error }, 'cannot take files');
        return { line: '', fault: desk.wordsFor(asker).tryLater };
      });
    await say(context, [line, fault].filter(Boolean).join('\n\n'));
  },
};
