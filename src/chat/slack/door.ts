import { App, ExpressReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Application, NextFunction, Request, Response } from 'express';
import type { ButtonPress } from '../../desk/button-press.ts';
import type { Log } from '../../log.ts';
import type { PressAnswer } from '../card.ts';
import type { DeskDoor } from '../desk-door.ts';
import { wordsIn } from '../words/words.ts';
import { type PressValue, parsePressValue, parseViewMetadata } from './press-value.ts';
import type { SlackSettings } from './settings.ts';
import { answerBlocks, conversationModal, formView, homeTab, messageModal, previewView } from './views.ts';

export type SlackDoor = { start(): Promise<void>; stop(): Promise<void> };

const path = '/slack/events';
/** Bolt refuses requests older than this; we refuse those from the future too (platform rules, Slack 20). */
const skewSeconds = 300;

/**
 * Listens to Slack: buttons, forms, `/ticket`, the Home tab. Each listener does three things: it answers Slack within
 * three seconds, asks the desk, and shows the answer to the one who pressed. The rules are the desk's.
 *
 * @param web must have no body parser before it: Bolt reads the raw body to check the signature
 */
export function slackDoor(
  settings: SlackSettings,
  client: WebClient,
  desk: DeskDoor,
  web: Application,
  log: Log,
): SlackDoor {
  const app = new App({
    token: settings.botToken,
    receiver: receiver(settings, web, log),
    logger: boltLogger(log),
    clientOptions: settings.apiUrl ? { slackApiUrl: settings.apiUrl } : {},
  });
  const words = wordsIn(settings.language);
  const asker = (userId: string) => ({ platform: 'slack' as const, userId });

  app.action(/.*/, async ({ ack, action, body }) => {
    await ack();
    if (body.type !== 'block_actions' || action.type === undefined) return;
    const actionId = 'action_id' in action ? action.action_id : '';
    // A link opens in the browser; Slack tells us all the same.
    if (actionId.startsWith('link:')) return;
    const raw =
      action.type === 'overflow'
        ? action.selected_option.value
        : action.type === 'button'
          ? action.value
          : '';
    const value = parsePressValue(raw);
    const place = {
      trigger: body.trigger_id,
      user: body.user.id,
      channel: body.channel?.id ?? null,
      view: body.view,
    };
    if (!value) {
      log.warn({ room: 'slack', user: body.user.id, actionId }, 'refused a press: its value is none of ours');
      return await whisper(place, words.badInput);
    }
    if (body.message && body.channel && body.container.type === 'message' && !body.container.is_ephemeral)
      if (isCard(body.message))
        await desk.adoptCard('slack', value.ticket, { channel: body.channel.id, message: body.message.ts });
    const answer = await desk.press(
      pressOf(value, body.user.id, `${'action_ts' in action ? action.action_ts : body.trigger_id}`),
    );
    await show(answer, place);
    if (body.view?.type === 'home') await publishHome(body.user.id);
  });

  app.view(/.*/, async ({ ack, view, body }) => {
    const metadata = parseViewMetadata(view.private_metadata);
    if (!metadata) {
      log.warn(
        { room: 'slack', user: body.user.id, view: view.callback_id },
        'refused a form: it is none of ours',
      );
      return await ack({ response_action: 'update', view: messageModal('Sportello', words.badInput) });
    }
    const inputs = metadata.step === 'submit' ? typedInto(view.state.values) : metadata.inputs;
    const answer = await desk.press({
      ...asker(body.user.id),
      ...metadata,
      inputs,
      key: `slack:${view.id}:${view.hash}:${metadata.step}`,
    });
    switch (answer.kind) {
      case 'done':
        return await ack({ response_action: 'clear' });
      case 'preview':
        return await ack({ response_action: 'push', view: previewView(answer.preview) });
      case 'form':
        return await ack({ response_action: 'update', view: formView(answer.form, view.hash) });
      case 'conversation':
        return await ack({
          response_action: 'update',
          view: conversationModal(answer.conversation, words.back),
        });
      case 'refused':
      case 'stranger':
        return await ack({ response_action: 'update', view: messageModal('Sportello', answer.line) });
      default:
        return answer satisfies never;
    }
  });

  app.command('/ticket', async ({ ack, command }) => {
    const answer = await desk.command(asker(command.user_id), command.text);
    await ack({ response_type: 'ephemeral', text: answer.title, blocks: answerBlocks(answer) });
  });

  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') await publishHome(event.user);
  });

  app.event('app_mention', async ({ event }) => {
    if (!event.user) return;
    const answer = await desk.command(asker(event.user), event.text.replace(/<@[^>]+>/g, ''));
    await client.chat.postEphemeral({
      channel: event.channel,
      user: event.user,
      text: answer.title,
      blocks: answerBlocks(answer),
      ...(event.thread_ts ? { thread_ts: event.thread_ts } : {}),
    });
  });

  app.error(async error => {
    log.error({ room: 'slack', err: error }, 'a listener failed');
  });

  function pressOf(value: PressValue, userId: string, stamp: string): ButtonPress {
    const { page, ...rest } = value;
    return {
      ...asker(userId),
      ...rest,
      step: 'press',
      inputs: page ? { page } : {},
      key: `slack:${userId}:${stamp}:${value.verb}:${value.ticket}`,
    };
  }

  type Place = {
    trigger: string;
    user: string;
    channel: string | null;
    view: { id: string; hash: string; type: string } | undefined;
  };

  async function show(answer: PressAnswer, place: Place): Promise<void> {
    switch (answer.kind) {
      // The card in the channel shows it, for everybody.
      case 'done':
        return;
      case 'form':
        await client.views.open({ trigger_id: place.trigger, view: formView(answer.form, '0') });
        return;
      case 'preview':
        await client.views.open({ trigger_id: place.trigger, view: previewView(answer.preview) });
        return;
      case 'conversation': {
        const view = conversationModal(answer.conversation, words.back);
        if (place.view?.type === 'modal')
          await client.views.update({ view_id: place.view.id, hash: place.view.hash, view });
        else await client.views.open({ trigger_id: place.trigger, view });
        return;
      }
      case 'refused':
      case 'stranger':
        return await whisper(place, answer.line);
      default:
        return answer satisfies never;
    }
  }

  /** Says something to one person: in the channel where they are, or, where there is none, in a modal. */
  async function whisper({ channel, user, trigger }: Place, text: string): Promise<void> {
    if (channel) await client.chat.postEphemeral({ channel, user, text });
    else await client.views.open({ trigger_id: trigger, view: messageModal('Sportello', text) });
  }

  async function publishHome(userId: string): Promise<void> {
    const home = await desk.home(asker(userId));
    const view = home ? homeTab(home) : homeTab(strangersHome(words.stranger));
    await client.views.publish({ user_id: userId, view });
  }

  return {
    start: async () => {
      if (settings.mode === 'socket') await app.start();
    },
    stop: async () => {
      if (settings.mode === 'socket') await app.stop();
    },
  };
}

function strangersHome(line: string) {
  const nothing = { title: '–', empty: '–', lines: [] };
  return { title: 'Sportello', intro: line, mine: nothing, queue: nothing };
}

/** Lines of a list carry our buttons too; only a card has this block. */
function isCard(message: Record<string, unknown>): boolean {
  return Array.isArray(message.blocks) && message.blocks.some(block => block?.block_id === 'actions');
}

/** state.values: block -> action -> what was typed or chosen. */
function typedInto(
  values: Record<
    string,
    Record<string, { value?: string | null; selected_option?: { value: string } | null }>
  >,
) {
  return Object.fromEntries(
    Object.values(values).flatMap(block =>
      Object.entries(block).map(([id, { value, selected_option }]) => [
        id,
        selected_option?.value ?? value ?? '',
      ]),
    ),
  );
}

function receiver(settings: SlackSettings, web: Application, log: Log): ExpressReceiver | SocketModeReceiver {
  if (settings.mode === 'socket')
    return new SocketModeReceiver({
      appToken: settings.appToken ?? '',
      logLevel: LogLevel.WARN,
      ...(settings.apiUrl ? { installerOptions: { clientOptions: { slackApiUrl: settings.apiUrl } } } : {}),
    });
  web.use(path, refuseTheFuture(log));
  return new ExpressReceiver({
    app: web,
    signingSecret: settings.signingSecret ?? '',
    endpoints: path,
    processBeforeResponse: false,
    logger: boltLogger(log),
  });
}

function refuseTheFuture(log: Log) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const stamp = Number(request.get('x-slack-request-timestamp'));
    if (!(stamp > Date.now() / 1000 + skewSeconds)) {
      next();
      return;
    }
    log.warn({ room: 'slack', stamp }, 'refused a request: its timestamp lies in the future');
    response.status(401).send();
  };
}

/** Bolt speaks through our log; its refusals of signatures come as warnings with the reason. */
function boltLogger(log: Log) {
  const say =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (...words: unknown[]) =>
      log[level]({ room: 'slack' }, words.map(String).join(' '));
  return {
    debug: say('debug'),
    info: say('debug'),
    warn: say('warn'),
    error: say('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
