import { z } from 'zod';
import { inTime } from '../../press/in-time.ts';
import { answerInvoke } from '../answers/invoke.ts';
import { foundAttachments } from '../cards/shared.ts';
import { whereaboutsOf } from '../heard/whereabouts.ts';
import type { Listener } from '../listening.ts';

/** Teams waits five seconds for a search (msteams-docs, respond-to-search). */
const answerWithinMs = 4500;
/** It asks for 25 at a time. */
const pageAtMost = 25;

const query = z.object({
  commandId: z.literal('find'),
  parameters: z.array(z.object({ name: z.string(), value: z.coerce.string() })).default([]),
  queryOptions: z
    .object({ skip: z.int().min(0).default(0), count: z.int().min(1).default(pageAtMost) })
    .prefault({}),
});

/**
 * Listens to the message extension: somebody looks for a request, to put it as a card into what they write. What they see
 * while they look, nobody else does; what they put in is read by all who are there.
 */
export const searches: Listener = {
  hears: ({ type, name }) => type === 'invoke' && name === 'composeExtension/query',

  answer: async (context, { desk, settings, references, words, log }) => {
    const { activity } = context;
    const userId = activity.from?.aadObjectId;
    const asked = query.safeParse(activity.value);
    if (!userId || !asked.success) return await say(words.badInput);
    const { parameters, queryOptions } = asked.data;
    // Before anything is typed there is a parameter of its own for it.
    const typed = parameters.find(({ name }) => name === 'words')?.value ?? '';
    const page = { from: queryOptions.skip, size: Math.min(queryOptions.count, pageAtMost) };
    const looked = whereaboutsOf(activity, settings, references)
      .then(where => desk.search({ platform: 'teams', userId }, typed, where, page))
      .catch((error: unknown) => {
        log.error({ room: 'teams', err: error }, 'a search failed');
        return { line: words.tryLater };
      });
    const first = await inTime(looked, answerWithinMs);
    const answer = first.isLate ? { line: words.tryLater } : first.value;
    if ('line' in answer && answer.line !== '') return await say(answer.line);
    await answerInvoke(context, 200, {
      composeExtension: {
        type: 'result',
        attachmentLayout: 'list',
        attachments: 'found' in answer ? foundAttachments(answer.found) : [],
      },
    });

    async function say(text: string): Promise<void> {
      await answerInvoke(context, 200, { composeExtension: { type: 'message', text: plainText(text) } });
    }
  },
};

/** Our words have their bold between stars; here there is none. */
function plainText(text: string): string {
  return text.replaceAll('*', '');
}
