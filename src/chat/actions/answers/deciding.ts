import { decideReply, replyNamed as named, type replyNamed } from '../../../desk/answers/propose.ts';
import type { SavedReply, SavedReplyState } from '../../../ticket/answers/saved-reply.ts';
import { readableLine } from '../../readable.ts';
import type { Words } from '../../words/words.ts';
import type { AsideAsked, Fault, Told } from '../action.ts';
import { replyFaultInWords } from './reply-fields.ts';

type Reply = NonNullable<Awaited<ReturnType<typeof replyNamed>>>;

/** What all that managers decide about a saved reply has in common. @param state in which it must be still */
export function aboutReply(state: SavedReplyState) {
  return {
    about: 'saved-reply' as const,
    managersOnly: (words: Words) => words.answers.making.managersOnly,
    find: async ({ desk, press, words }: AsideAsked): Promise<{ found: Reply } | { told: string }> => {
      const { settled, already } = words.answers.making;
      const found = await named(desk, { id: press.ticket, nonce: press.nonce });
      if (!found) return { told: settled };
      return found.state === state ? { found } : { told: already[found.state](readableLine(found.name, 80)) };
    },
    preview: null,
  };
}

/** Decides it, and says so. */
export async function decided(
  reply: Reply,
  decision: { to: 'approved'; as: SavedReply } | { to: 'refused' | 'retired' },
  { desk, words, operator, press }: AsideAsked,
): Promise<Told | Fault> {
  const { making } = words.answers;
  const done = await decideReply(desk, reply, decision, { operator, origin: press.platform });
  if (!done) return { told: making.settled, idle: true };
  if ('why' in done) return { fault: replyFaultInWords(done, words) };
  return { told: making[decision.to](readableLine(done.name, 80)) };
}
