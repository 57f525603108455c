import type { Activity, CloudAdapter, ConversationParameters, TurnContext } from 'botbuilder';
import { Transient } from '../../../outbox/failure.ts';
import type { CardPlace } from '../../gateway.ts';
import { isGone, sorted, unlessMessageGone } from '../errors.ts';
import type { TeamsReference } from '../references.ts';

const audience = 'https://api.botframework.com';

export type Conversations = ReturnType<typeof conversationsOf>;

/**
 * Conversations that the app begins or goes on with by itself. All throw what goes wrong, sorted.
 *
 * @param adapter one of its own, without onTurnError: that would swallow what goes wrong in a proactive message
 */
export function conversationsOf(appId: string, adapter: CloudAdapter) {
  const inConversation: InConversation = (...goingOn) => goOn(appId, adapter, ...goingOn);

  return {
    inConversation,

    /** The work in the thread of a card; null where the card is gone, but not its channel. */
    inThread: <T>(
      reference: TeamsReference,
      { channel, message: id }: CardPlace,
      act: (context: TurnContext) => Promise<T>,
    ): Promise<{ value: T } | null> =>
      inConversation(reference, `${channel};messageid=${id}`, async context => {
        try {
          return { value: await act(context) };
        } catch (error) {
          if (isGone(error)) return null;
          throw error;
        }
      }),

    /** Edits or deletes a message of ours. @returns false where it seems to be gone, but not its conversation */
    onMessage: (
      reference: TeamsReference,
      conversationId: string,
      act: (context: TurnContext) => Promise<unknown>,
    ): Promise<boolean> =>
      inConversation(reference, conversationId, context => unlessMessageGone(() => act(context))),

    alone: (...told: Told): Promise<CardPlace | null> => alone(appId, adapter, ...told),

    /** That chat, by its id: the same each time. Nothing is sent. */
    chatWith: (...who: Who): Promise<string> => idOfChatWith(appId, adapter, ...who),

    begin: (reference: TeamsReference, activity: Partial<Activity>): Promise<string> =>
      begin(appId, adapter, reference, activity),
  };
}

type InConversation = <T>(
  reference: TeamsReference,
  conversationId: string,
  act: (context: TurnContext) => Promise<T>,
) => Promise<T>;

/** Something in a conversation that there is. */
async function goOn<T>(
  appId: string,
  adapter: CloudAdapter,
  { serviceUrl, botId, tenantId }: TeamsReference,
  conversationId: string,
  act: (context: TurnContext) => Promise<T>,
): Promise<T> {
  let result: { value: T } | undefined;
  try {
    await adapter.continueConversationAsync(
      appId,
      {
        channelId: 'msteams',
        serviceUrl,
        bot: { id: botId, name: 'Sportello' },
        conversation: {
          id: conversationId,
          isGroup: true,
          conversationType: 'channel',
          tenantId,
          name: '',
        },
      },
      async context => {
        result = { value: await act(context) };
      },
    );
  } catch (error) {
    throw sorted(error);
  }
  if (!result) throw new Transient('Teams: the SDK did not carry out the call');
  return result.value;
}

/** In which team, and who by the id by which this bot knows them. */
type Who = [reference: TeamsReference, member: string];
/** The same, and what they are told. */
type Told = [...Who, activity: Partial<Activity>];

async function idOfChatWith(appId: string, adapter: CloudAdapter, ...who: Who): Promise<string> {
  return await chatWith(appId, adapter, ...who, async ({ activity }) => activity.conversation.id);
}

/** Into the chat between one person and the bot. @returns where it lies; null where Teams does not say */
async function alone(
  appId: string,
  adapter: CloudAdapter,
  reference: TeamsReference,
  member: string,
  activity: Partial<Activity>,
): Promise<CardPlace | null> {
  return await chatWith(appId, adapter, reference, member, async context => {
    const sent = await context.sendActivity(activity);
    const chat = context.activity.conversation.id;
    return chat && sent?.id ? { channel: chat, message: sent.id } : null;
  });
}

/** Something in the chat between one person and the bot, which is begun where there is none. */
async function chatWith<T>(
  appId: string,
  adapter: CloudAdapter,
  { tenantId, serviceUrl, botId }: TeamsReference,
  member: string,
  act: (context: TurnContext) => Promise<T>,
): Promise<T> {
  let result: { value: T } | undefined;
  try {
    const parameters: Partial<ConversationParameters> = {
      isGroup: false,
      bot: { id: botId, name: 'Sportello' },
      members: [{ id: member, name: '' }],
      tenantId,
      channelData: { tenant: { id: tenantId } },
    };
    await adapter.createConversationAsync(
      appId,
      'msteams',
      serviceUrl,
      audience,
      parameters as ConversationParameters,
      async context => {
        result = { value: await act(context) };
      },
    );
  } catch (error) {
    throw sorted(error);
  }
  if (!result) throw new Transient('Teams: the SDK did not carry out the call');
  return result.value;
}

/** A new post in a channel. @returns its id */
async function begin(
  appId: string,
  adapter: CloudAdapter,
  { channelId, tenantId, serviceUrl }: TeamsReference,
  activity: Partial<Activity>,
): Promise<string> {
  let conversation = '';
  try {
    const parameters: Partial<ConversationParameters> = {
      isGroup: true,
      tenantId,
      channelData: { channel: { id: channelId }, tenant: { id: tenantId } },
      activity: activity as Activity,
    };
    await adapter.createConversationAsync(
      appId,
      'msteams',
      serviceUrl,
      audience,
      parameters as ConversationParameters,
      async context => {
        conversation = context.activity.conversation.id ?? '';
      },
    );
  } catch (error) {
    throw sorted(error);
  }
  // The SDK throws the server's activityId away; the conversation's id ends in it.
  const id = conversation.split(';messageid=')[1];
  if (!id) throw new Transient('Teams: the answer to a new post names none');
  return id;
}
