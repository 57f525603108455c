import { type Activity, CardFactory, type CloudAdapter, TurnContext } from 'botbuilder';
import express, { type Application } from 'express';
import { z } from 'zod';
import { steps, verbs } from '../../desk/button-press.ts';
import type { Log } from '../../log.ts';
import type { PressAnswer } from '../card.ts';
import type { DeskDoor } from '../desk-door.ts';
import { wordsIn } from '../words/words.ts';
import {
  type AdaptiveCard,
  answerAdaptiveCard,
  conversationAdaptiveCard,
  formAdaptiveCard,
  previewAdaptiveCard,
  readingAdaptiveCard,
  ticketAdaptiveCard,
} from './cards.ts';
import type { TeamsReferences } from './references.ts';
import { filesIn } from './sent-files.ts';
import type { TeamsSettings } from './settings.ts';

/** What our buttons carry, with the inputs that Teams has merged into it. */
const pressData = z.object({
  verb: z.enum(verbs),
  step: z.enum(steps),
  ticket: z.number().int().nonnegative(),
  version: z.number().int().nonnegative(),
  inputs: z.record(z.string(), z.string()).default({}),
});

const invokeValue = z.object({ action: z.object({ data: z.unknown() }) });

const channelData = z.object({
  tenant: z.object({ id: z.string() }).optional(),
  team: z.object({ id: z.string() }).optional(),
  channel: z.object({ id: z.string() }).optional(),
  settings: z.object({ selectedChannel: z.object({ id: z.string() }) }).optional(),
});

const bodyLimit = '1mb';

/**
 * Listens to Teams at `/api/messages`: buttons (Action.Execute, and the messages that old clients send in its place),
 * mentions, and being installed. The SDK has checked the token before anything here runs.
 *
 * @param installed called when the app has come into a team
 */
export function teamsDoor(
  settings: TeamsSettings,
  adapter: CloudAdapter,
  references: TeamsReferences,
  desk: DeskDoor,
  installed: () => Promise<void>,
  web: Application,
  log: Log,
  path = '/api/messages',
): void {
  const words = wordsIn(settings.language);

  adapter.onTurnError = async (_context, error) => {
    log.error({ room: 'teams', err: error }, 'a turn failed');
  };

  web.post(path, express.json({ limit: bodyLimit }), async (request, response) => {
    let isAuthentic = false;
    // For a token whose signature does not fit the SDK says 500, as if it were our fault.
    const status = response.status.bind(response);
    response.status = code => {
      if (isAuthentic || code < 400) return status(code);
      log.warn(
        { room: 'teams', code },
        'refused a request: its token is missing, expired, forged or for somebody else',
      );
      return status(401);
    };
    await adapter.process(request, response, async context => {
      isAuthentic = true;
      await onTurn(context);
    });
  });

  async function onTurn(context: TurnContext): Promise<void> {
    const { activity } = context;
    const data = channelData.safeParse(activity.channelData ?? {}).data ?? {};
    const tenant = data.tenant?.id ?? activity.conversation?.tenantId ?? '';
    if (!settings.allowedTenants.includes(tenant)) {
      log.warn(
        { room: 'teams', tenant, from: activity.from?.aadObjectId },
        'refused an activity: its tenant is not allowed',
      );
      if (activity.type === 'invoke') await answerInvoke(context, 403, null);
      return;
    }
    switch (activity.type) {
      case 'invoke':
        return await onInvoke(context);
      case 'message':
        await noteChannel(activity, data);
        if (activity.value) return await onSubmit(context);
        return (await onFiles(context)) ? undefined : await onMention(context);
      case 'installationUpdate':
      case 'conversationUpdate':
        return await onInstalled(context, data);
      default:
        return;
    }
  }

  async function onInvoke(context: TurnContext): Promise<void> {
    const { activity } = context;
    const press =
      activity.name === 'adaptiveCard/action'
        ? pressIn(activity, invokeValue.safeParse(activity.value).data?.action.data)
        : null;
    if (!press) {
      log.warn(
        { room: 'teams', name: activity.name, from: activity.from?.aadObjectId },
        'refused an invoke: it is no button of ours',
      );
      return await whisper(context, words.badInput);
    }
    await adopt(activity, press.ticket);
    const answer = await desk.press(press);
    const card = cardFor(answer);
    if (card)
      await answerInvoke(context, 200, {
        statusCode: 200,
        type: 'application/vnd.microsoft.card.adaptive',
        value: card,
      });
    else await whisper(context, 'line' in answer ? answer.line : words.badInput);
  }

  /** What the one who pressed sees in the card's place; null where it is a mere line. */
  function cardFor(answer: PressAnswer): AdaptiveCard | null {
    switch (answer.kind) {
      case 'done':
        return ticketAdaptiveCard(answer.card, answer.line, 'good', answer.undo);
      case 'refused':
        return ticketAdaptiveCard(answer.card, answer.line, 'attention');
      case 'form':
        return formAdaptiveCard(answer.form);
      case 'preview':
        return previewAdaptiveCard(answer.preview);
      case 'conversation':
        return conversationAdaptiveCard(answer.conversation);
      case 'reading':
        return readingAdaptiveCard(answer.reading);
      case 'stranger':
      case 'told':
        return null;
      default:
        return answer satisfies never;
    }
  }

  /**
   * An old client sends a button as a message, and can show nothing to one person alone: it gets a line in the thread,
   * and never a customer's words or a letter.
   */
  async function onSubmit(context: TurnContext): Promise<void> {
    const press = pressIn(context.activity, context.activity.value);
    if (!press) {
      log.warn(
        { room: 'teams', from: context.activity.from?.aadObjectId },
        'refused a submit: it is no button of ours',
      );
      return;
    }
    if (press.verb === 'open' || press.step === 'back') return await say(context, words.oldClient);
    const answer = await desk.press(press);
    await say(context, 'line' in answer ? answer.line : words.oldClient);
  }

  /** Files that somebody sends to the bot alone: Teams hands files over nowhere else. @returns whether there were any */
  async function onFiles(context: TurnContext): Promise<boolean> {
    const { activity } = context;
    const files = filesIn(activity, settings);
    const userId = activity.from?.aadObjectId;
    if (files.length === 0 || !userId) return false;
    const { line, fault } = await desk.takeFiles({ platform: 'teams', userId }, files);
    await say(context, [line, fault].filter(Boolean).join('\n\n'));
    return true;
  }

  async function onMention(context: TurnContext): Promise<void> {
    const { activity } = context;
    const userId = activity.from?.aadObjectId;
    if (!userId) return;
    const typed = TurnContext.removeRecipientMention(activity) ?? activity.text ?? '';
    const answer = await desk.command({ platform: 'teams', userId }, typed.replace(/<[^>]*>/g, ''));
    await context.sendActivity({
      type: 'message',
      summary: answer.title,
      attachments: [CardFactory.adaptiveCard(answerAdaptiveCard(answer))],
    });
  }

  async function onInstalled(context: TurnContext, data: z.infer<typeof channelData>): Promise<void> {
    const { activity } = context;
    const isGone =
      activity.type === 'installationUpdate'
        ? activity.action?.startsWith('remove')
        : activity.membersRemoved?.some(({ id }) => id === activity.recipient?.id);
    const isCome =
      activity.type === 'installationUpdate'
        ? activity.action?.startsWith('add')
        : activity.membersAdded?.some(({ id }) => id === activity.recipient?.id);
    const channelId = channelOf(data);
    // In a chat with one person there is no channel for cards.
    if (!channelId || !data.team) return;
    if (isGone) {
      await references.remove(channelId);
      log.warn({ room: 'teams', channelId }, 'the app was removed from a team');
    } else if (isCome) {
      const isNew = (await references.find(channelId)) === null;
      await noteChannel(activity, data);
      log.info({ room: 'teams', channelId }, 'the app was installed in a team');
      if (isNew) await say(context, words.greeting);
      await installed();
    }
  }

  /** Service URLs change; the last one that Teams used is the right one. */
  async function noteChannel(activity: Activity, data: z.infer<typeof channelData>): Promise<void> {
    const channelId = channelOf(data);
    if (!channelId || !data.team) return;
    const known = await references.find(channelId);
    // Installed while the server was down, the app is made known by the first mention.
    const isFirst = activity.type !== 'message' || (await references.latest()) === null;
    if (!known && !isFirst) return;
    await references.save({
      channelId,
      teamId: data.team.id,
      tenantId: data.tenant?.id ?? activity.conversation.tenantId ?? '',
      serviceUrl: activity.serviceUrl,
      botId: activity.recipient.id,
      installedAt: known?.installedAt ?? new Date(),
    });
  }

  async function adopt(activity: Activity, ticket: number): Promise<void> {
    const [channel, message] = (activity.conversation?.id ?? '').split(';messageid=');
    // A press inside an answer to "@Sportello mine" comes from a reply, which is no card.
    if (channel && message && activity.replyToId === message)
      await desk.adoptCard('teams', ticket, { channel, message });
  }

  function pressIn(activity: Activity, value: unknown) {
    const parsed = pressData.safeParse(value);
    const userId = activity.from?.aadObjectId;
    if (!parsed.success || !userId) return null;
    const { inputs, ...rest } = parsed.data;
    return {
      ...rest,
      platform: 'teams' as const,
      userId,
      inputs: { ...inputs, ...typedInto(parsed.data.verb, value) },
      key: `teams:${userId}:${activity.id}`,
    };
  }

  async function whisper(context: TurnContext, text: string): Promise<void> {
    await answerInvoke(context, 200, {
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: text,
    });
  }

  async function say(context: TurnContext, text: string): Promise<void> {
    await context.sendActivity({ type: 'message', text, textFormat: 'plain' });
  }
}

function channelOf(data: z.infer<typeof channelData>): string | undefined {
  return data.settings?.selectedChannel.id ?? data.channel?.id ?? data.team?.id;
}

async function answerInvoke(context: TurnContext, status: number, body: unknown): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status, body } });
}

/** A form's inputs, whose ids are `<verb>.<field>`. */
function typedInto(verb: string, value: unknown): Record<string, string> {
  const prefix = `${verb}.`;
  return Object.fromEntries(
    Object.entries(value as Record<string, unknown>).flatMap(([id, typed]) =>
      id.startsWith(prefix) && typeof typed === 'string' ? [[id.slice(prefix.length), typed]] : [],
    ),
  );
}
