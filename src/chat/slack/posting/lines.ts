import type { WebClient } from '@slack/web-api';
import { clip } from '../../../clip.ts';
import type { ChatGateway } from '../../gateway.ts';
import type { pace } from '../../pace.ts';
import { escapeMrkdwn } from '../blocks/escape.ts';
import { lineBlocks } from '../blocks/line.ts';
import { unfurlsNothing, unlessGone } from '../call.ts';
import { postingMark } from '../carried/posting-mark.ts';
import { limits } from '../limits.ts';

/** Lines in the thread of a card. */
export function linePosts(client: WebClient, turn: ReturnType<typeof pace>): Pick<ChatGateway, 'postLine'> {
  return {
    postLine: async ({ channel, message }, { text, mentions }, key) => {
      await turn(channel);
      const called = mentions.map(({ userId }) => `<@${userId}> `).join('');
      return await unlessGone(async () => {
        const { ts } = await client.chat.postMessage({
          channel,
          thread_ts: message,
          text: `${called}${clip(escapeMrkdwn(text), limits.messageText)}`,
          blocks: lineBlocks(
            text,
            mentions.map(({ userId }) => userId),
          ),
          ...unfurlsNothing,
          ...postingMark(key),
        });
        return ts ?? '';
      });
    },
  };
}
