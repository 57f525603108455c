import type { KnownBlock } from '@slack/types';
import { LogLevel, WebClient } from '@slack/web-api';
import { z } from 'zod';
import { clip } from '../../clip.ts';
import { Transient } from '../../outbox/failure.ts';
import type { TicketCard } from '../card.ts';
import type { CardPlace, ChatGateway } from '../gateway.ts';
import { pace } from '../pace.ts';
import { escapeMrkdwn } from './blocks/escape.ts';
import { lineBlocks, listBlocks, noticeBlocks, ticketBlocks } from './blocks/ticket.ts';
import { isGone, isRefusal, sorted } from './errors.ts';
import { slackRoster } from './roster/roster.ts';
import type { SlackSettings } from './settings.ts';

/** Marks our cards, so that one whose place was never noted is found again. */
const cardEvent = 'sportello_card';
const textLength = 3000;

const cardMetadata = z.object({
  ts: z.string(),
  metadata: z.object({
    event_type: z.literal(cardEvent),
    event_payload: z.object({ ticket: z.number(), nonce: z.string().default('') }),
  }),
});

/** A client that says at once when it is told to slow down: the outbox waits, not the worker. */
export function slackClient(settings: SlackSettings): WebClient {
  return new WebClient(settings.botToken, {
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    timeout: 10_000,
    // What goes wrong is thrown, and logged once by the outbox.
    logLevel: LogLevel.ERROR,
    ...(settings.apiUrl ? { slackApiUrl: settings.apiUrl } : {}),
  });
}

/** A ticket's card as `chat.postMessage` and `chat.update` take it. */
export function cardMessage(card: TicketCard) {
  return {
    text: clip(escapeMrkdwn(card.summary), textLength),
    blocks: ticketBlocks(card),
    metadata: { event_type: cardEvent, event_payload: { ticket: card.number, nonce: card.nonce } },
  };
}

/** Slack as the couriers see it. */
export function slackGateway(settings: SlackSettings, client: WebClient): ChatGateway {
  const turn = pace(settings.postsPerSecond);

  /** The work in a thread; null where there is none any more. */
  async function inThread<T>(ask: () => Promise<T>): Promise<T | null> {
    try {
      return await ask();
    } catch (error) {
      if (isGone(error)) return null;
      throw sorted(error);
    }
  }

  async function call<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      throw sorted(error);
    }
  }

  return {
    platform: 'slack',
    ...slackRoster(settings.channel, client),

    channelOf: async destination => destination,

    postCard: async (channel, card) => {
      await turn(channel);
      return await call(async () => {
        const { ts, channel: posted } = await client.chat.postMessage({
          channel,
          ...cardMessage(card),
          unfurl_links: false,
          unfurl_media: false,
        });
        // Whether it lies there is looked up at the next try.
        if (!ts) throw new Transient('Slack took a card and did not say where it lies');
        return { channel: posted ?? channel, message: ts };
      });
    },

    updateCard: async ({ channel, message }, card) => {
      await turn(`${channel} updates`);
      try {
        await client.chat.update({ channel, ts: message, ...cardMessage(card) });
        return true;
      } catch (error) {
        if (isGone(error)) return false;
        throw sorted(error);
      }
    },

    postLine: async ({ channel, message }, { text, mentions }) => {
      await turn(channel);
      const called = mentions.map(({ userId }) => `<@${userId}> `).join('');
      return await inThread(async () => {
        const { ts } = await client.chat.postMessage({
          channel,
          thread_ts: message,
          text: `${called}${clip(escapeMrkdwn(text), textLength)}`,
          blocks: lineBlocks(
            text,
            mentions.map(({ userId }) => userId),
          ),
          unfurl_links: false,
          unfurl_media: false,
        });
        return ts ?? '';
      });
    },

    postList: async (channel, thread, list) => {
      await turn(channel);
      const people = list.mentions.map(({ userId }) => `<@${userId}>`).join(' ');
      const post = async (called: string, blocks: KnownBlock[]) => {
        const { ts } = await client.chat.postMessage({
          text: clip(`${called} ${escapeMrkdwn(`${list.title}: ${list.summary}`)}`.trim(), textLength),
          blocks,
          unfurl_links: false,
          unfurl_media: false,
          // In a thread only its followers would see it: it stands in the channel too.
          ...(thread
            ? { channel: thread.channel, thread_ts: thread.message, reply_broadcast: true as const }
            : { channel }),
        });
        return ts ?? '';
      };
      return await inThread(async () => {
        if (!list.callsChannel) return await post(people, listBlocks(list));
        try {
          return await post('<!here>', listBlocks(list));
        } catch (error) {
          if (!isRefusal(error)) throw error;
          // A workspace may let nobody, or no app, call a whole channel: it refuses the message for that alone.
          await turn(channel);
          return await post(people, listBlocks({ ...list, callsChannel: false }));
        }
      });
    },

    postNotice: async (channel, notice) => {
      await turn(channel);
      return await call(async () => {
        const { ts } = await client.chat.postMessage({
          channel,
          text: escapeMrkdwn(notice.title),
          blocks: noticeBlocks(notice),
          unfurl_links: false,
          unfurl_media: false,
        });
        return ts ?? '';
      });
    },

    highestNumber: channel =>
      call(async () => {
        const { user_id } = await client.auth.test();
        const { messages } = await client.conversations.history({
          channel,
          limit: 200,
          include_all_metadata: true,
        });
        const numbers = (messages ?? [])
          // What another app has posted says nothing of ours.
          .filter(({ user }) => user === user_id)
          .flatMap(message => cardMetadata.safeParse(message).data?.metadata.event_payload.ticket ?? []);
        return Math.max(0, ...numbers);
      }),

    findCard: (channel, { number, nonce }, since) =>
      call(async (): Promise<CardPlace | null> => {
        // A minute earlier: Slack's clock is not ours.
        const oldest = String(since.getTime() / 1000 - 60);
        const { messages } = await client.conversations.history({
          channel,
          oldest,
          limit: 200,
          include_all_metadata: true,
        });
        for (const message of messages ?? []) {
          const card = cardMetadata.safeParse(message);
          const found = card.success ? card.data.metadata.event_payload : null;
          if (card.success && found?.ticket === number && found.nonce === nonce)
            return { channel, message: card.data.ts };
        }
        return null;
      }),
  };
}
