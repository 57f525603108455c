import { type Activity, CardFactory, type CloudAdapter, TurnContext } from 'botbuilder';
import express, { type Application } from 'express';
import { z } from 'zod';
import type { Log } from '../../log.ts';
import { isReading } from '../actions/actions.ts';
import type { PressAnswer } from '../card.ts';
import type { DeskDoor } from '../desk-door.ts';
import type { ButtonPress } from '../press/button-press.ts';
import { inTime } from '../press/in-time.ts';
import { wordsIn } from '../words/words.ts';
import {
  type AdaptiveCard,
  answerAdaptiveCard,
  conversationAdaptiveCard,
  formAdaptiveCard,
  previewAdaptiveCard,
  readingAdaptiveCard,
  ticketAdaptiveCard,
} from './cards/ticket.ts';
import { deliveries } from './heard/deliveries.ts';
import { dataOfInvoke, pressIn } from './heard/press-data.ts';
import { filesIn } from './heard/sent-files.ts';
import { whereaboutsOf } from './heard/whereabouts.ts';
import {
  type ChannelData,
  channelDataOf,
  installations,
  movementOf,
  peopleMoved,
} from './installations/installations.ts';
import type { TeamsReferences } from './installations/references.ts';
import type { TeamsSettings } from './settings.ts';

const whole = z.object({
  serviceUrl: z.url({ protocol: /^https?$/ }),
  conversation: z.object({ id: z.string().trim().min(1) }),
});

/** The bot service gives up after ten seconds (platform rules, Teams 8). */
const answerWithinMs = 9000;

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
  const places = installations(settings, references, log);
  const once = deliveries();

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
    if (!isWhole(request.body)) {
      log.warn(
        { room: 'teams' },
        'refused an activity: it does not say where its service or conversation is',
      );
      return void status(400).send();
    }
    await adapter.process(request, response, async context => {
      isAuthentic = true;
      await onTurn(context);
    });
  });

  /** Without these nothing can be answered, and what would be noted of it leads nowhere. Tokens name the service too. */
  function isWhole(body: unknown): boolean {
    const parsed = whole.safeParse(body);
    return parsed.success && (settings.standIn !== null || parsed.data.serviceUrl.startsWith('https://'));
  }

  async function onTurn(context: TurnContext): Promise<void> {
    const { activity } = context;
    const data = channelDataOf(activity);
    const tenant = data.tenant?.id ?? activity.conversation?.tenantId ?? '';
    if (!settings.allowedTenants.includes(tenant)) {
      log.warn(
        { room: 'teams', tenant, from: activity.from?.aadObjectId },
        'refused an activity: its tenant is not allowed',
      );
      if (activity.type === 'invoke') await answerInvoke(context, 403, null);
      return;
    }
    // Where the database is away the person must still be told so.
    await places.refresh(activity, data).catch((error: unknown) => {
      log.warn({ room: 'teams', err: error }, 'cannot note where an activity came from');
    });
    switch (activity.type) {
      case 'invoke':
        return await onInvoke(context);
      case 'message':
        return await once(activity.id, async () => {
          if (activity.value) await onSubmit(context);
          else if (!(await onFiles(context))) await onMention(context);
        });
      case 'installationUpdate':
      case 'conversationUpdate':
        return await onInstalled(context, data);
      default:
        return;
    }
  }

  async function onInvoke(context: TurnContext): Promise<void> {
    const { activity } = context;
    if (activity.name !== 'adaptiveCard/action') {
      log.warn({ room: 'teams', name: activity.name }, 'refused an invoke: the app has nothing of that kind');
      return await answerInvoke(context, 501, null);
    }
    const press = pressIn(activity, dataOfInvoke(activity.value));
    if (!press) {
      log.warn(
        { room: 'teams', from: activity.from?.aadObjectId },
        'refused an invoke: it is no button of ours',
      );
      return await whisper(context, words.badInput);
    }
    const first = await inTime(orNothing(carryOut(press, activity)), answerWithinMs);
    if (first.isLate) return await whisper(context, words.people.stillWorking);
    const answer = first.value;
    // Without an answer Teams says "Something went wrong", and nobody knows whether it was done.
    if (!answer) return await whisper(context, words.tryLater);
    const card = cardFor(answer);
    if (card)
      await answerInvoke(context, 200, {
        statusCode: 200,
        type: 'application/vnd.microsoft.card.adaptive',
        value: card,
      });
    else await whisper(context, 'line' in answer ? answer.line : words.badInput);
  }

  async function carryOut(press: ButtonPress, activity: Activity): Promise<PressAnswer> {
    return await desk.press(press, await whereaboutsOf(activity, settings, references));
  }

  async function orNothing(work: Promise<PressAnswer>): Promise<PressAnswer | null> {
    return await work.catch((error: unknown) => {
      log.error({ room: 'teams', err: error }, 'a press failed');
      return null;
    });
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
    if (isReading(press.verb) || press.step === 'back') return await say(context, words.oldClient);
    const carriedOut = await orNothing(carryOut(press, context.activity));
    const answer = carriedOut ?? { kind: 'stranger', line: words.tryLater };
    await say(context, 'line' in answer ? answer.line : words.oldClient);
  }

  /** Files that somebody sends to the bot alone: Teams hands files over nowhere else. @returns whether there were any */
  async function onFiles(context: TurnContext): Promise<boolean> {
    const { activity } = context;
    const files = filesIn(activity, settings);
    const userId = activity.from?.aadObjectId;
    if (files.length === 0 || !userId) return false;
    const { line, fault } = await desk
      .takeFiles({ platform: 'teams', userId }, files)
      .catch((error: unknown) => {
        log.error({ room: 'teams', err: error }, 'cannot take files');
        return { line: '', fault: words.tryLater };
      });
    await say(context, [line, fault].filter(Boolean).join('\n\n'));
    return true;
  }

  async function onMention(context: TurnContext): Promise<void> {
    const { activity } = context;
    const userId = activity.from?.aadObjectId;
    if (!userId) return;
    const typed = TurnContext.removeRecipientMention(activity) ?? activity.text ?? '';
    const asked = typed
      .replace(/<[^>]*>/g, '')
      .replaceAll('&nbsp;', ' ')
      .trim();
    const answer = await whereaboutsOf(activity, settings, references)
      .then(where => desk.command({ platform: 'teams', userId }, asked, where, activity.id ?? ''))
      .catch((error: unknown) => {
        log.error({ room: 'teams', err: error }, 'a command failed');
        return { title: words.deskItself, lines: [], text: words.tryLater, buttons: [] };
      });
    if (!answer) return;
    await context.sendActivity({
      type: 'message',
      summary: answer.title,
      attachments: [CardFactory.adaptiveCard(answerAdaptiveCard(answer))],
    });
  }

  async function onInstalled(context: TurnContext, data: ChannelData): Promise<void> {
    const movement = movementOf(context.activity);
    const moved = peopleMoved(context.activity);
    if (moved.length > 0 && data.team && (await places.isHome(data.team.id)))
      desk.changed('teams', moved, 'membership');
    // In a chat with one person there is no channel for cards.
    if (!movement || !data.team) return;
    if (movement === 'gone') return await places.gone(data);
    const arrival = await places.come(context.activity, data);
    if (arrival === 'elsewhere') return await say(context, words.elsewhere);
    if (arrival === 'other-channel') return await say(context, words.otherChannel(data.channel?.id ?? ''));
    if (arrival === 'new') await say(context, words.greeting);
    await installed();
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

async function answerInvoke(context: TurnContext, status: number, body: unknown): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status, body } });
}
