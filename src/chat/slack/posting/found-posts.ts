import type { WebClient } from '@slack/web-api';
import type { ChatGateway } from '../../gateway.ts';
import { call, unlessGone } from '../call.ts';
import { postedWith } from '../carried/posting-mark.ts';

/** So many of the latest messages are looked through. */
const messagesAtMost = 200;

/** Messages of ours, found again by what they carry. What stands in a thread and in the channel is found in either. */
export function foundPosts(client: WebClient): Required<Pick<ChatGateway, 'findPosted'>> {
  return {
    findPosted: async (channel, thread, key, since) => {
      const asked = {
        // A minute earlier: Slack's clock is not ours.
        oldest: String(since.getTime() / 1000 - 60),
        limit: messagesAtMost,
        include_all_metadata: true,
      };
      const looked = thread
        ? await unlessGone(() =>
            client.conversations.replies({ channel: thread.channel, ts: thread.message, ...asked }),
          )
        : await call(() => client.conversations.history({ channel, ...asked }));
      return postedWith(key, looked?.messages ?? []);
    },
  };
}
