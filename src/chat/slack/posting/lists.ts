import type { WebClient } from '@slack/web-api';
import { clip } from '../../../clip.ts';
import type { ListCard } from '../../card.ts';
import type { CardPlace, ChatGateway } from '../../gateway.ts';
import type { pace } from '../../pace.ts';
import { escapeMrkdwn } from '../blocks/escape.ts';
import { listBlocks } from '../blocks/list.ts';
import { unfurlsNothing, unlessGone } from '../call.ts';
import { postingMark } from '../carried/posting-mark.ts';
import { isRefusal } from '../errors.ts';
import { limits } from '../limits.ts';

/** Messages about several tickets, which call those whom they mention. */
export function listPosts(client: WebClient, turn: ReturnType<typeof pace>): Pick<ChatGateway, 'postList'> {
  async function post(
    channel: string,
    thread: CardPlace | null,
    list: ListCard,
    key: string,
  ): Promise<string> {
    const people = list.mentions.map(({ userId }) => `<@${userId}>`).join(' ');
    const called = list.callsChannel ? '<!here>' : people;
    const { ts } = await client.chat.postMessage({
      text: clip(`${called} ${escapeMrkdwn(list.summary)}`.trim(), limits.messageText),
      blocks: listBlocks(list),
      ...unfurlsNothing,
      ...postingMark(key),
      // In a thread only its followers would see it: it stands in the channel too.
      ...(thread
        ? { channel: thread.channel, thread_ts: thread.message, reply_broadcast: true as const }
        : { channel }),
    });
    return ts ?? '';
  }

  return {
    postList: async (channel, thread, list, key) => {
      await turn(channel);
      return await unlessGone(async () => {
        try {
          return await post(channel, thread, list, key);
        } catch (error) {
          if (!list.callsChannel || !isRefusal(error)) throw error;
          // A workspace may let nobody, or no app, call a whole channel: it refuses the message for that alone.
          await turn(channel);
          return await post(channel, thread, { ...list, callsChannel: false }, key);
        }
      });
    },
  };
}
