import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { CardPlace, ChatGateway } from '../../gateway.ts';
import { cardEvent } from '../blocks/ticket.ts';
import { call } from '../call.ts';

const cardMetadata = z.object({
  ts: z.string(),
  metadata: z.object({
    event_type: z.literal(cardEvent),
    event_payload: z.object({ ticket: z.number(), nonce: z.string().default('') }),
  }),
});

/** So many of a channel's latest messages are looked through. */
const messagesAtMost = 200;

/** Cards of ours that lie in a channel, found again by what they carry. */
export function foundCards(client: WebClient): Required<Pick<ChatGateway, 'findCard' | 'highestNumber'>> {
  async function latest(channel: string, since: { oldest?: string } = {}) {
    const { messages } = await client.conversations.history({
      channel,
      ...since,
      limit: messagesAtMost,
      include_all_metadata: true,
    });
    return messages ?? [];
  }

  return {
    highestNumber: channel =>
      call(async () => {
        const { user_id } = await client.auth.test();
        const numbers = (await latest(channel))
          // What another app has posted says nothing of ours.
          .filter(({ user }) => user === user_id)
          .flatMap(message => cardMetadata.safeParse(message).data?.metadata.event_payload.ticket ?? []);
        return Math.max(0, ...numbers);
      }),

    findCard: (channel, { number, nonce }, since) =>
      call(async (): Promise<CardPlace | null> => {
        // A minute earlier: Slack's clock is not ours.
        const oldest = String(since.getTime() / 1000 - 60);
        for (const message of await latest(channel, { oldest })) {
          const card = cardMetadata.safeParse(message).data;
          const found = card?.metadata.event_payload;
          if (card && found?.ticket === number && found.nonce === nonce) return { channel, message: card.ts };
        }
        return null;
      }),
  };
}
