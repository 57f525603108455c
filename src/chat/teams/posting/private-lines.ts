import { Blocked, Permanent } from '../../../outbox/failure.ts';
import type { ChatGateway } from '../../gateway.ts';
import { lineAdaptiveCard } from '../cards/line.ts';
import { message } from './message.ts';
import type { Posting } from './posting.ts';
import { targetedPosts } from './targeted.ts';

/** Lines that one person sees, changed by nobody's press. */
export function privateLinePosts({
  referenceOf,
  turn,
  conversations,
}: Posting): Pick<ChatGateway, 'changeLine'> {
  const posts = targetedPosts({ conversations });
  return {
    changeLine: async ({ channel, message: id }, { text, next }) => {
      const reference = await referenceOf(channel);
      await turn(`${channel} updates`);
      try {
        await posts.edit(reference, id, message(lineAdaptiveCard(text, next, 'card'), text));
      } catch (error) {
        // Where Teams does not let the app change it, it is gone in a day.
        if (!(error instanceof Blocked || error instanceof Permanent)) throw error;
      }
    },
  };
}
