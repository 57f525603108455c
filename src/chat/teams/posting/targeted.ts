import type { Activity, TurnContext } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import { targetedMark } from '../adapter/targeted.ts';
import { type Refusal, refusalOf, unlessMessageGone } from '../errors.ts';
import type { TeamsReference } from '../references.ts';
import type { Posting } from './posting.ts';

/** Where a message goes that one person sees. @property root the post in whose thread it stands; null: in the channel itself */
export type TargetedPlace = { reference: TeamsReference; root: string | null };

export type TargetedPosts = ReturnType<typeof targetedPosts>;

const marked = { customHeaders: { [targetedMark]: 'true' } };

/**
 * Messages in a channel that one of its members sees; they vanish after a day. All throw what goes wrong, sorted.
 *
 * A reply goes to its post (`…/activities/{root}`), not to a conversation with `;messageid=`: those were placed in the
 * channel (microsoft/teams.py#586). To whom, is said as it is posted and at no other call: an edit with a recipient is
 * refused.
 */
export function targetedPosts({ conversations }: Pick<Posting, 'conversations'>) {
  const within = <T>(
    reference: TeamsReference,
    act: (client: ConnectorClient['conversations'], channel: string) => Promise<T>,
  ) =>
    conversations.inConversation(reference, reference.channelId, context =>
      act(connectorOf(context).conversations, reference.channelId),
    );

  return {
    /**
     * @param member the id by which this bot knows the person
     * @returns its id, '' where the service names none; or why it is not posted there
     */
    post: (
      { reference, root }: TargetedPlace,
      member: string,
      activity: Partial<Activity>,
    ): Promise<{ id: string } | Refusal> =>
      within(reference, async (client, channel) => {
        const whole = { ...activity, recipient: { id: member, name: '' } };
        try {
          const sent = root
            ? await client.replyToActivity(channel, root, whole, marked)
            : await client.sendToConversation(channel, whole, marked);
          return { id: sent.id ?? '' };
        } catch (error) {
          const refusal = refusalOf(error);
          if (!refusal) throw error;
          return refusal;
        }
      }),

    /** @returns false where it is gone: deleted, or older than a day */
    edit: (reference: TeamsReference, id: string, activity: Partial<Activity>): Promise<boolean> =>
      within(reference, (client, channel) =>
        unlessMessageGone(() => client.updateActivity(channel, id, activity, marked)),
      ),

    erase: (reference: TeamsReference, id: string): Promise<boolean> =>
      within(reference, (client, channel) =>
        unlessMessageGone(() => client.deleteActivity(channel, id, marked)),
      ),
  };
}

/** The SDK's client for the conversation that is gone on with. */
function connectorOf({ adapter, turnState }: TurnContext): ConnectorClient {
  const client: ConnectorClient | undefined = turnState.get(adapter.ConnectorClientKey);
  if (!client) throw new Error('botbuilder has changed: its connector client is not where it was');
  return client;
}
