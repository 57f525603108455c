import {
  type Activity,
  CardFactory,
  type CloudAdapter,
  type ConversationParameters,
  type TurnContext,
} from 'botbuilder';
import { clip } from '../../clip.ts';
import { Permanent, Transient } from '../../outbox/failure.ts';
import type { ThreadLine } from '../card.ts';
import type { CardPlace, ChatGateway } from '../gateway.ts';
import { pace } from '../pace.ts';
import {
  type AdaptiveCard,
  listAdaptiveCard,
  noticeAdaptiveCard,
  ticketAdaptiveCard,
} from './cards/ticket.ts';
import { isGone, sorted } from './errors.ts';
import type { TeamsReference, TeamsReferences } from './installations/references.ts';
import { teamsRoster } from './roster.ts';
import { type TeamsSettings, whereInstalled } from './settings.ts';

const audience = 'https://api.botframework.com';
const textLength = 4000;

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
        if (isGone(error)) return null;
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
          conversation = context.activity.conversation.id ?? '';
        },
      );
    } catch (error) {
      throw sorted(error);
    }
    // The SDK throws the server's activityId away; the conversation's id ends in it.
    const id = conversation.split(';messageid=')[1];
    if (!id) throw new Transient('Teams: the answer to a new post names none');
    return { channel: reference.channelId, message: id };
  }

  return {
    platform: 'teams',

    ...teamsRoster(settings, async act => {
      const reference = await referenceOf(settings.channel);
      return await inConversation(reference, reference.channelId, context => act(context, reference));
    }),

    channelOf: async destination => (await referenceOf(destination)).channelId,

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
      return await withMentions(mentions, async (called, names) => {
        await turn(channel);
        const tags = called.map(({ userId, name }) => ({ userId, tag: `<at>${escapeXml(name)}</at>`, name }));
        const sent = await inThread(reference, { channel, message: id }, context =>
          context.sendActivity({
            type: 'message',
            // In this format Teams reads no Markdown, and what is escaped stays what it is.
            textFormat: 'xml',
            text: [
              ...tags.map(({ tag }) => tag),
              escapeXml(clip([names, text].join(' ').trim(), textLength)),
            ].join(' '),
            entities: tags.map(({ userId, tag, name }) => ({
              type: 'mention',
              text: tag,
              mentioned: { id: userId, name },
            })),
          }),
        );
        return sent && idOf(sent.value);
      });
    },

    postList: async (channel, thread, list) =>
      await withMentions(list.mentions, async (called, names) => {
        const intro = [names, list.intro].filter(Boolean).join(' ');
        const card = listAdaptiveCard({ ...list, mentions: called, intro });
        if (!thread) return (await post(channel, card, list.title)).message;
        const reference = await referenceOf(channel);
        await turn(thread.channel);
        const sent = await inThread(reference, thread, context =>
          context.sendActivity(message(card, `${list.title}: ${list.summary}`)),
        );
        return sent && idOf(sent.value);
      }),

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

/**
 * Sends with mentions; what is refused so goes once more with the mere names: of somebody who is gone Teams makes a
 * fault of the whole message.
 */
async function withMentions<T>(
  people: Mention[],
  send: (called: Mention[], names: string) => Promise<T>,
): Promise<T> {
  try {
    return await send(people, '');
  } catch (error) {
    if (people.length === 0 || !(error instanceof Permanent)) throw error;
    return await send([], people.map(({ name }) => name).join(', '));
  }
}

type Mention = ThreadLine['mentions'][number];

/** @throws Transient for an answer that is none: a page of somebody on the way passes for one */
function idOf(sent: { id?: string } | undefined): string {
  if (!sent?.id) throw new Transient('Teams: the answer to a message names none');
  return sent.id;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
