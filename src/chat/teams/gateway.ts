import {
  type Activity,
  CardFactory,
  type CloudAdapter,
  type ConversationParameters,
  type TeamsChannelAccount,
  TeamsInfo,
  type TurnContext,
} from 'botbuilder';
import { clip } from '../../clip.ts';
import type { ChatMember } from '../../desk/directory.ts';
import { Transient } from '../../outbox/failure.ts';
import type { CardPlace, ChatGateway } from '../gateway.ts';
import { pace } from '../pace.ts';
import { type AdaptiveCard, listAdaptiveCard, noticeAdaptiveCard, ticketAdaptiveCard } from './cards.ts';
import { sorted, statusOf } from './errors.ts';
import type { TeamsReference, TeamsReferences } from './references.ts';
import { type TeamsSettings, whereInstalled } from './settings.ts';

const audience = 'https://api.botframework.com';
const textLength = 4000;
const membersPerPage = 100;

/**
 * Teams as the couriers see it.
 *
 * @param adapter one of its own, without onTurnError: that would swallow what goes wrong in a proactive message
 */
export function teamsGateway(
  settings: TeamsSettings,
  references: TeamsReferences,
  adapter: CloudAdapter,
): ChatGateway {
  const turn = pace(settings.messagesPerSecond);

  /** The reference of a channel: one that is named, or the one in which the app was installed. */
  async function referenceOf(channel: string): Promise<TeamsReference> {
    const found = channel === whereInstalled ? await references.first() : await references.find(channel);
    // A named channel of a team where the app is installed elsewhere: the same service, another channel.
    const reference = found ?? (await references.first());
    if (!reference)
      throw new Transient('Teams: the app is not installed in any team yet', { retryAfterSeconds: 15 });
    if (reference.serviceUrl === '' || reference.botId === '')
      throw new Transient('Teams: where its service is, is known again when somebody writes to the app', {
        retryAfterSeconds: 15,
      });
    return channel === whereInstalled || reference.channelId === channel
      ? reference
      : { ...reference, channelId: channel };
  }

  async function inConversation<T>(
    reference: TeamsReference,
    conversationId: string,
    act: (context: TurnContext) => Promise<T>,
  ): Promise<T> {
    let result: { value: T } | undefined;
    try {
      await adapter.continueConversationAsync(
        settings.appId,
        {
          channelId: 'msteams',
          serviceUrl: reference.serviceUrl,
          bot: { id: reference.botId, name: 'Sportello' },
          conversation: {
            id: conversationId,
            isGroup: true,
            conversationType: 'channel',
            tenantId: reference.tenantId,
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

  /** The work in the thread of a card; null where the card is gone, but not its channel. */
  async function inThread<T>(
    reference: TeamsReference,
    { channel, message: id }: CardPlace,
    act: (context: TurnContext) => Promise<T>,
  ): Promise<{ value: T } | null> {
    return await inConversation(reference, `${channel};messageid=${id}`, async context => {
      try {
        return { value: await act(context) };
      } catch (error) {
        if (statusOf(error) === 404) return null;
        throw error;
      }
    });
  }

  /** A new post in a channel. @returns its place */
  async function post(channel: string, card: AdaptiveCard, summary: string): Promise<CardPlace> {
    const reference = await referenceOf(channel);
    await turn(reference.channelId);
    let conversation = '';
    try {
      const parameters: Partial<ConversationParameters> = {
        isGroup: true,
        tenantId: reference.tenantId,
        channelData: { channel: { id: reference.channelId }, tenant: { id: reference.tenantId } },
        activity: message(card, summary) as Activity,
      };
      await adapter.createConversationAsync(
        settings.appId,
        'msteams',
        reference.serviceUrl,
        audience,
        parameters as ConversationParameters,
        async context => {
          conversation = context.activity.conversation.id;
        },
      );
    } catch (error) {
      throw sorted(error);
    }
    // The SDK throws the server's activityId away; the conversation's id ends in it.
    const id = conversation.split(';messageid=')[1];
    if (!id) throw new Transient(`Teams: the new post came without an id (${conversation})`);
    return { channel: reference.channelId, message: id };
  }

  async function team(): Promise<TeamsReference> {
    return await referenceOf(settings.channel);
  }

  return {
    platform: 'teams',

    member: async userId => {
      const reference = await team();
      try {
        const found = await inConversation(reference, reference.channelId, context =>
          TeamsInfo.getTeamMember(context, reference.teamId, userId).catch(error => {
            if (statusOf(error) === 404) return null;
            throw error;
          }),
        );
        return found && memberOf(found, settings);
      } catch (error) {
        throw sorted(error);
      }
    },

    present: async () => {
      const reference = await team();
      return await inConversation(reference, reference.channelId, async context => {
        const ids = new Set<string>();
        let next: string | undefined;
        do {
          const page = await TeamsInfo.getPagedTeamMembers(context, reference.teamId, membersPerPage, next);
          for (const found of page.members) ids.add(found.aadObjectId ?? found.id);
          next = page.continuationToken;
        } while (next);
        return ids;
      });
    },

    members: async () => {
      const reference = await team();
      return await inConversation(reference, reference.channelId, async context => {
        const members: ChatMember[] = [];
        let next: string | undefined;
        do {
          const page = await TeamsInfo.getPagedTeamMembers(context, reference.teamId, membersPerPage, next);
          members.push(...page.members.map(found => memberOf(found, settings)));
          next = page.continuationToken;
        } while (next);
        return members;
      });
    },

    postCard: (channel, card) => post(channel, ticketAdaptiveCard(card), card.summary),

    updateCard: async ({ channel, message: id }, card) => {
      const reference = await referenceOf(channel);
      await turn(`${channel} updates`);
      const updated = await inThread(reference, { channel, message: id }, context =>
        context.updateActivity({ ...message(ticketAdaptiveCard(card), card.summary), id }),
      );
      return updated !== null;
    },

    postLine: async ({ channel, message: id }, { text, mentions }) => {
      const reference = await referenceOf(channel);
      await turn(channel);
      const called = mentions.map(({ userId, name }) => ({
        userId,
        tag: `<at>${escapeXml(name)}</at>`,
        name,
      }));
      const sent = await inThread(reference, { channel, message: id }, context =>
        context.sendActivity({
          type: 'message',
          // In this format Teams reads no Markdown, and what is escaped stays what it is.
          textFormat: 'xml',
          text: [...called.map(({ tag }) => tag), escapeXml(clip(text, textLength))].join(' '),
          entities: called.map(({ userId, tag, name }) => ({
            type: 'mention',
            text: tag,
            mentioned: { id: userId, name },
          })),
        }),
      );
      return sent && (sent.value?.id ?? '');
    },

    postList: async (channel, thread, list) => {
      const card = listAdaptiveCard(list);
      if (!thread) return (await post(channel, card, list.title)).message;
      const reference = await referenceOf(channel);
      await turn(thread.channel);
      const sent = await inThread(reference, thread, context =>
        context.sendActivity(message(card, `${list.title}: ${list.summary}`)),
      );
      return sent && (sent.value?.id ?? '');
    },

    postNotice: async (channel, notice) =>
      (await post(channel, noticeAdaptiveCard(notice), notice.title)).message,

    // A bot cannot read a channel's history without permissions that no desk should ask for.
    findCard: async () => null,
  };
}

/** A card alone: with a text beside it, Teams would make two messages of it and give the id of neither. */
function message(card: AdaptiveCard, summary: string): Partial<Activity> {
  return { type: 'message', summary: clip(summary, 200), attachments: [CardFactory.adaptiveCard(card)] };
}

function memberOf(found: TeamsChannelAccount, settings: TeamsSettings): ChatMember {
  const isOfTenant = !found.tenantId || settings.allowedTenants.includes(found.tenantId);
  const isGuest = found.userRole === 'guest' || (found.userPrincipalName ?? '').includes('#EXT#');
  return {
    userId: found.aadObjectId ?? found.id,
    name: found.name,
    email: isOfTenant && !isGuest ? (found.email ?? found.userPrincipalName ?? null) : null,
    inOperatorsChannel: true,
  };
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
