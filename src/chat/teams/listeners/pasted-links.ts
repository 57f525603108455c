import { inTime } from '../../press/in-time.ts';
import { showLinked } from '../answers/invoke.ts';
import { askerOf } from '../heard/asker-of.ts';
import { linkPasted } from '../heard/link-pasted.ts';
import { readersOf } from '../heard/readers.ts';
import type { Listener } from '../listening.ts';

/** As for a search: Teams waits five seconds. */
const answerWithinMs = 4500;

/**
 * Listens to links to requests that somebody puts into what they write. They see the card first, and send it or take it away;
 * so it shows what those may see who will read it. Of who has not installed the app Teams does not say who it is
 * (`anonymousQueryLink`): nothing is shown.
 */
export const pastedLinks: Listener = {
  hears: ({ type, name }) =>
    type === 'invoke' &&
    (name === 'composeExtension/queryLink' || name === 'composeExtension/anonymousQueryLink'),

  answer: async (context, { desk, settings, references, ownChats, log, left }) => {
    const { activity } = context;
    const asker = askerOf(activity);
    const link = linkPasted(activity.value);
    if (activity.name !== 'composeExtension/queryLink' || !asker.userId || link === null)
      return await showLinked(context, null);
    const looked = ownChats
      .isOwn(activity)
      .then(isOwn => readersOf(activity, settings, references, isOwn))
      .then(readers => desk.linked(asker, link, readers))
      .catch((error: unknown) => {
        log.error({ room: 'teams', err: error }, 'cannot show what a link leads to');
        return null;
      });
    const first = await inTime(looked, left(answerWithinMs));
    await showLinked(context, first.isLate ? null : first.value);
  },
};
