import type { WebClient } from '@slack/web-api';
import { Transient } from '../../../outbox/failure.ts';
import type { NoticeCard } from '../../card.ts';
import type { ChatGateway } from '../../gateway.ts';
import type { pace } from '../../pace.ts';
import { likenessOf, onceForEach } from '../../templates/likeness.ts';
import { escapeMrkdwn } from '../blocks/escape.ts';
import { noticeBlocks } from '../blocks/notice.ts';
import { cardMessage } from '../blocks/ticket.ts';
import { call, unfurlsNothing, unlessGone } from '../call.ts';
import { postingMark } from '../carried/posting-mark.ts';

/** Tickets' cards, and the admins' notices. */
export function cardPosts(
  client: WebClient,
  turn: ReturnType<typeof pace>,
): Pick<ChatGateway, 'postCard' | 'likenessOf' | 'updateCard' | 'postNotice' | 'updateNotice'> {
  const messageOf = onceForEach(cardMessage);
  return {
    postCard: async (channel, card) => {
      await turn(channel);
      return await call(async () => {
        const { ts, channel: posted } = await client.chat.postMessage({
          channel,
          ...messageOf(card),
          ...unfurlsNothing,
        });
        // Whether it lies there is looked up at the next try.
        if (!ts) throw new Transient('Slack took a card and did not say where it lies');
        return { channel: posted ?? channel, message: ts };
      });
    },

    likenessOf: card => likenessOf(messageOf(card)),

    updateCard: async ({ channel, message }, card) => {
      await turn(`${channel} updates`);
      const updated = await unlessGone(() =>
        client.chat.update({ channel, ts: message, ...messageOf(card) }),
      );
      return updated !== null;
    },

    postNotice: async (channel, notice, key) => {
      await turn(channel);
      return await call(async () => {
        const message = noticeMessage(notice);
        const { ts } = await client.chat.postMessage({
          channel,
          ...message,
          ...unfurlsNothing,
          ...postingMark(key),
        });
        return ts ?? '';
      });
    },

    updateNotice: async ({ channel, message }, notice) => {
      await turn(`${channel} updates`);
      const updated = await unlessGone(() =>
        client.chat.update({ channel, ts: message, ...noticeMessage(notice) }),
      );
      return updated !== null;
    },
  };
}

function noticeMessage(notice: NoticeCard) {
  return { text: escapeMrkdwn(notice.title), blocks: noticeBlocks(notice) };
}
