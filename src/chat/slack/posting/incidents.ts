import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { Transient } from '../../../outbox/failure.ts';
import type { CardPlace, ChatGateway } from '../../gateway.ts';
import type { pace } from '../../pace.ts';
import { incidentEvent, incidentMessage } from '../blocks/incident.ts';
import { call, unfurlsNothing, unlessGone } from '../call.ts';

const posted = z.object({
  ts: z.string(),
  metadata: z.object({
    event_type: z.literal(incidentEvent),
    event_payload: z.object({ incident: z.number(), nonce: z.string() }),
  }),
});

/** So many of a channel's latest messages are looked through. */
const messagesAtMost = 200;

/** Incidents' cards. */
export function incidentPosts(
  client: WebClient,
  turn: ReturnType<typeof pace>,
): Pick<ChatGateway, 'postIncident' | 'updateIncident' | 'findIncidentCard'> {
  return {
    postIncident: async (channel, card) => {
      await turn(channel);
      return await call(async () => {
        const { ts, channel: lies } = await client.chat.postMessage({
          channel,
          ...incidentMessage(card),
          ...unfurlsNothing,
        });
        // Whether it lies there is looked up at the next try.
        if (!ts) throw new Transient('Slack took a card and did not say where it lies');
        return { channel: lies ?? channel, message: ts };
      });
    },

    updateIncident: async ({ channel, message }, card) => {
      await turn(`${channel} updates`);
      const updated = await unlessGone(() =>
        client.chat.update({ channel, ts: message, ...incidentMessage(card) }),
      );
      return updated !== null;
    },

    findIncidentCard: (channel, { id, nonce }, since) =>
      call(async (): Promise<CardPlace | null> => {
        const { messages = [] } = await client.conversations.history({
          channel,
          // A minute earlier: Slack's clock is not ours.
          oldest: String(since.getTime() / 1000 - 60),
          limit: messagesAtMost,
          include_all_metadata: true,
        });
        const found = messages
          .flatMap(message => posted.safeParse(message).data ?? [])
          .find(({ metadata: { event_payload: card } }) => card.incident === id && card.nonce === nonce);
        return found ? { channel, message: found.ts } : null;
      }),
  };
}
