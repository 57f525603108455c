import { nothing } from '../../nothing.ts';
import { isOwnPage, showOwnPage } from '../answers/own-page.ts';
import { tell } from '../answers/say.ts';
import { askedIn } from '../heard/asked.ts';
import { askerOf } from '../heard/asker-of.ts';
import { whereaboutsOf } from '../heard/whereabouts.ts';
import type { Listener } from '../listening.ts';

/** Listens to words: a mention of the app in a channel, or anything that is written to it alone. */
export const mentions: Listener = {
  hears: ({ type }) => type === 'message',

  answer: async (context, { desk, settings, references, log }) => {
    const { activity } = context;
    const asker = askerOf(activity);
    if (!asker.userId) return;
    const asked = askedIn(activity);
    const answer = await whereaboutsOf(activity, settings, references)
      .then(where => desk.command(asker, asked, where, activity.id ?? ''))
      .catch((error: unknown) => {
        log.error({ room: 'teams', err: error }, 'a command failed');
        const words = desk.wordsFor({
          ...asker,
          isAloud: activity.conversation.conversationType !== 'personal',
        });
        return { ...nothing, title: words.deskItself, text: words.tryLater };
      });
    if (!answer) return;
    if (isOwnPage(context, answer)) await showOwnPage(context, answer, asker, { desk, log });
    else await tell(context, answer);
  },
};
