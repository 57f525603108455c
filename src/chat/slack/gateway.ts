import { LogLevel, WebClient } from '@slack/web-api';
import { z } from 'zod';
import { clip } from '../../clip.ts';
import type { ChatMember } from '../../desk/directory.ts';
import type { TicketCard } from '../card.ts';
import type { CardPlace, ChatGateway } from '../gateway.ts';
import { pace } from '../pace.ts';
import { isGone, slackError, sorted } from './errors.ts';
import { escapeMrkdwn } from './escape.ts';
import { presentIn } from './present.ts';
import type { SlackSettings } from './settings.ts';
import { lineBlocks, listBlocks, noticeBlocks, ticketBlocks } from './views.ts';

/** Marks our cards, so that one whose place was never noted is found again. */
const cardEvent = 'sportello_card';
/** Members change rarely; a newcomer waits this long at most. */
const membersKeptMs = 60_000;
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
  let members: { ids: Set<string>; until: number } | null = null;
  let home: { team: string | undefined; enterprise: string | undefined } | null = null;

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

  async function operatorsChannel(): Promise<Set<string>> {
    if (members && members.until > Date.now()) return members.ids;
    const ids = new Set<string>();
    let cursor = '';
    do {
      const page = await client.conversations.members({
        channel: settings.channel,
        limit: 200,
        ...(cursor ? { cursor } : {}),
      });
      for (const id of page.members ?? []) ids.add(id);
      cursor = page.response_metadata?.next_cursor ?? '';
    } while (cursor !== '');
    members = { ids, until: Date.now() + membersKeptMs };
    return ids;
  }

  /**
   * Of our workspace, or of our Enterprise Grid. In a channel shared by Slack Connect sit people of other companies,
   * whose address another company's admin vouches for: it would pass for that of any operator.
   */
  async function isOfOurs(user: { team_id?: string; enterprise_user?: { enterprise_id?: string } }) {
    if (!home) {
      const { team_id, enterprise_id } = await client.auth.test();
      home = { team: team_id, enterprise: enterprise_id };
    }
    return (
      (user.team_id !== undefined && user.team_id === home.team) ||
      (home.enterprise !== undefined && user.enterprise_user?.enterprise_id === home.enterprise)
    );
  }

  async function member(userId: string): Promise<ChatMember | null> {
    try {
      const { user } = await client.users.info({ user: userId });
      if (!user) return null;
      const isColleague =
        !user.deleted &&
        !user.is_bot &&
        !user.is_restricted &&
        !user.is_ultra_restricted &&
        !user.is_stranger;
      // Slack says is_email_confirmed of everybody whose address it has checked.
      const isVouchedFor = isColleague && user.is_email_confirmed !== false && (await isOfOurs(user));
      return {
        userId,
        name: user.profile?.real_name || user.real_name || user.name || userId,
        email: isVouchedFor ? (user.profile?.email ?? null) : null,
        inOperatorsChannel: (await operatorsChannel()).has(userId),
      };
    } catch (error) {
      if (['user_not_found', 'user_not_visible'].includes(slackError(error))) return null;
      throw sorted(error);
    }
  }

  return {
    platform: 'slack',
    member,
    present: () => call(() => presentIn(client, settings.channel)),

    members: () =>
      call(async () => {
        const known: ChatMember[] = [];
        for (const id of await operatorsChannel()) {
          const found = await member(id);
          if (found) known.push(found);
        }
        return known;
      }),

    postCard: async (channel, card) => {
      await turn(channel);
      return await call(async () => {
        const { ts, channel: posted } = await client.chat.postMessage({
          channel,
          ...cardMessage(card),
          unfurl_links: false,
          unfurl_media: false,
        });
        return { channel: posted ?? channel, message: ts ?? '' };
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
      const called = list.callsChannel ? '<!here>' : people;
      const message = {
        text: clip(`${called} ${escapeMrkdwn(`${list.title}: ${list.summary}`)}`.trim(), textLength),
        blocks: listBlocks(list),
        unfurl_links: false,
        unfurl_media: false,
      };
      return await inThread(async () => {
        const { ts } = await client.chat.postMessage({
          ...message,
          // In a thread only its followers would see it: it stands in the channel too.
          ...(thread
            ? { channel: thread.channel, thread_ts: thread.message, reply_broadcast: true as const }
            : { channel }),
        });
        return ts ?? '';
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
