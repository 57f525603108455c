import { inTime } from '../../press/in-time.ts';
import { sayOfSearch, showFound } from '../answers/invoke.ts';
import { askerOf } from '../heard/asker-of.ts';
import { readersOf } from '../heard/readers.ts';
import { searchAsked } from '../heard/search-asked.ts';
import type { Listener } from '../listening.ts';

/** Teams waits five seconds for a search (msteams-docs, respond-to-search). */
const answerWithinMs = 4500;

/**
 * Listens to the message extension: somebody looks for a request, to put it as a card into what they write. What they see
 * while they look, nobody else does; what they put in is read by all who are there.
 */
export const searches: Listener = {
  hears: ({ type, name }) => type === 'invoke' && name === 'composeExtension/query',

  answer: async (context, { desk, settings, references, ownChats, log, left }) => {
    const { activity } = context;
    const asker = askerOf(activity);
    const words = desk.wordsFor(asker);
    const asked = searchAsked(activity.value);
    if (!asker.userId || !asked) return await sayOfSearch(context, words.badInput);
    const looked = ownChats
      .isOwn(activity)
      .then(isOwn => readersOf(activity, settings, references, isOwn))
      .then(readers => desk.search(asker, asked.typed, readers, asked.page))
      .catch((error: unknown) => {
        log.error({ room: 'teams', err: error }, 'a search failed');
        return { line: words.tryLater };
      });
    const first = await inTime(looked, left(answerWithinMs));
    const answer = first.isLate ? { line: words.tryLater } : first.value;
    if ('line' in answer) await sayOfSearch(context, answer.line);
    else await showFound(context, answer.found);
  },
};
