import { App, type RespondFn } from '@slack/bolt';
import type { View } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Application } from 'express';
import type { ButtonPress } from '../../desk/button-press.ts';
import type { OfferedFile } from '../../desk/uploads.ts';
import type { Log } from '../../log.ts';
import type { PressAnswer } from '../card.ts';
import type { DeskDoor } from '../desk-door.ts';
import { wordsIn } from '../words/words.ts';
import { escapeMrkdwn } from './escape.ts';
import { fileScope } from './file-scope.ts';
import { formView } from './form-view.ts';
import { cardMessage } from './gateway.ts';
import { lateView } from './late-view.ts';
import { type PressValue, parsePressValue, parseViewMetadata } from './press-value.ts';
import { boltLogger, slackReceiver } from './receiver.ts';
import type { SlackSettings } from './settings.ts';
import { filesIn, typedInto } from './typed.ts';
import {
  answerBlocks,
  conversationModal,
  homeTab,
  lineBlocks,
  messageModal,
  previewView,
  readingModal,
  undoBlocks,
} from './views.ts';

export type SlackDoor = { start(): Promise<void>; stop(): Promise<void> };

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
  const { receiver, connection } = slackReceiver(settings, web, log);
  const app = new App({
    // Given a token alone, Bolt asks Slack about it at once, and a refusal is an unhandled rejection that would end
    // the whole desk. Who the bot is, nothing here needs to know.
    authorize: async () => ({ botToken: settings.botToken }),
    receiver,
    logger: boltLogger(log),
    clientOptions: settings.apiUrl ? { slackApiUrl: settings.apiUrl } : {},
  });
  const words = wordsIn(settings.language);
  const mayReadFiles = fileScope(client, log);
  const asker = (userId: string) => ({ platform: 'slack' as const, userId });

  app.action(/.*/, async ({ ack, action, body, respond }) => {
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
    const isOnCard =
      body.container.type === 'message' && !body.container.is_ephemeral && isCard(body.message ?? {});
    const place: Place = {
      trigger: body.trigger_id,
      user: body.user.id,
      channel: body.channel?.id ?? null,
      card:
        isOnCard && body.channel && body.message ? { channel: body.channel.id, ts: body.message.ts } : null,
      view: body.view,
      replace: null,
    };
    if (!value) {
      log.warn({ room: 'slack', user: body.user.id, actionId }, 'refused a press: its value is none of ours');
      return await whisper(place, words.badInput);
    }
    // The line that offered to take a letter back has had its day, whatever the answer.
    if (body.container.type === 'message' && body.container.is_ephemeral && value.verb === 'recall')
      place.replace = respond;
    const stamp = 'action_ts' in action ? action.action_ts : body.trigger_id;
    try {
      if (place.card)
        await desk.adoptCard('slack', value, { channel: place.card.channel, message: place.card.ts });
      const answer = await desk.press(pressOf(value, body.user.id, stamp));
      await show(answer, place);
      // Of a letter that was taken back only its writer need know.
      if (answer.kind === 'done' && value.verb === 'recall') await whisper(place, answer.line);
      if (place.card && answer.kind === 'refused' && value.version !== answer.card.version)
        await client.chat.update({ ...place.card, ...cardMessage(answer.card) });
    } catch (error) {
      if (place.channel) await whisper(place, words.tryLater);
      throw error;
    }
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
    const offered = metadata.step === 'submit' ? filesIn(view.state.values, settings) : null;
    const objection = offered ? desk.objectToFiles(offered.files) : '';
    if (offered && objection)
      return await ack({ response_action: 'errors', errors: { [offered.block]: objection } });
    const press = {
      ...asker(body.user.id),
      ...metadata,
      inputs: metadata.step === 'submit' ? typedInto(view.state.values) : metadata.inputs,
      key: `slack:${view.id}:${view.hash}:${metadata.step}`,
    };
    const answer = await desk.press(press);
    switch (answer.kind) {
      case 'done':
        await ack({ response_action: 'clear' });
        return await tellDone(answer, body.user.id, settings.channel);
      case 'reading':
        return await ack({ response_action: 'update', view: readingModal(answer.reading) });
      case 'told':
        return await ack({ response_action: 'update', view: messageModal('Sportello', answer.line, true) });
      case 'preview': {
        // Slack stacks three modals at most; the third, a form after its letter was held back twice, gives way.
        const isThird = view.previous_view_id !== null && view.previous_view_id !== view.root_view_id;
        const response_action = isThird ? 'update' : 'push';
        if (!offered) return await ack({ response_action, view: previewView(answer.preview) });
        const late = lateView(client);
        const waiting = { ...answer.preview, notice: words.files.fetching, send: '' };
        await ack({ response_action, view: late.empty(previewView(waiting)) });
        return await late.fill(await withFiles(press, offered.files));
      }
      case 'form':
        return await ack({
          response_action: 'update',
          view: formView(answer.form, view.hash, await mayReadFiles()),
        });
      case 'conversation':
        return await ack({
          response_action: 'update',
          view: conversationModal(answer.conversation, words.back),
        });
      case 'refused':
      case 'stranger': {
        // Said under the first field, for what was typed must not be lost; a letter that is shown has no fields.
        const field = view.blocks.find(({ type }) => type === 'input')?.block_id;
        return await ack(
          field
            ? { response_action: 'errors', errors: { [field]: answer.line } }
            : { response_action: 'update', view: messageModal('Sportello', answer.line) },
        );
      }
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

  /** The letter with the files that go with it; or why not, above the form, which has all of it still. */
  async function withFiles(press: ButtonPress, files: OfferedFile[]): Promise<View> {
    const told = (line: string) => messageModal('Sportello', line);
    try {
      const { uploads, fault } = await desk.takeFiles(press, files);
      if (fault) return told(fault);
      const answer = await desk.press({ ...press, inputs: { ...press.inputs, uploads } });
      if (answer.kind === 'preview') return previewView(answer.preview);
      if (answer.kind === 'form') return told(answer.form.notice);
      return told('line' in answer ? answer.line : words.tryLater);
    } catch (error) {
      log.error({ room: 'slack', err: error }, 'cannot take the files of a letter');
      return told(words.tryLater);
    }
  }

  type Place = {
    trigger: string;
    user: string;
    channel: string | null;
    /** The message, where it is a ticket's card. */
    card: { channel: string; ts: string } | null;
    view: { id: string; hash: string; type: string } | undefined;
    /** Puts another line in the place of the one that was pressed, which only the presser sees. */
    replace: RespondFn | null;
  };

  async function show(answer: PressAnswer, place: Place): Promise<void> {
    switch (answer.kind) {
      // The card in the channel shows it, for everybody, where it was the card that was pressed. A list does not change.
      case 'done':
        if (place.channel && !place.card && !place.replace) await tellDone(answer, place.user, place.channel);
        return;
      case 'form':
        await client.views.open({
          trigger_id: place.trigger,
          view: formView(answer.form, '0', await mayReadFiles()),
        });
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
      case 'reading':
        await client.views.open({ trigger_id: place.trigger, view: readingModal(answer.reading) });
        return;
      case 'refused':
      case 'stranger':
      case 'told':
        return await whisper(place, answer.line);
      default:
        return answer satisfies never;
    }
  }

  /** What a form, or a press in a list, has done to which request; and how a letter can still be taken back. */
  async function tellDone(
    { card, line, undo }: Extract<PressAnswer, { kind: 'done' }>,
    user: string,
    channel: string,
  ): Promise<void> {
    if (line === '') return;
    const text = `${card.token} · ${line}`;
    const blocks = undo ? undoBlocks(text, undo) : lineBlocks(text);
    await client.chat.postEphemeral({ channel, user, text: escapeMrkdwn(text), blocks });
  }

  /** Says something to one person: in the channel or the modal where they are, or else in a modal of its own. */
  async function whisper({ channel, user, trigger, view, replace }: Place, text: string): Promise<void> {
    const modal = () => messageModal('Sportello', text);
    const line = { text: escapeMrkdwn(text), blocks: lineBlocks(text) };
    if (replace) await replace({ ...line, response_type: 'ephemeral', replace_original: true });
    else if (channel) await client.chat.postEphemeral({ channel, user, ...line });
    else if (view?.type === 'modal') await client.views.update({ view_id: view.id, view: modal() });
    else await client.views.open({ trigger_id: trigger, view: modal() });
  }

  async function publishHome(userId: string): Promise<void> {
    const home = await desk.home(asker(userId));
    const view = home ? homeTab(home) : homeTab(strangersHome(words.stranger));
    await client.views.publish({ user_id: userId, view });
  }

  return { start: async () => connection.start(), stop: connection.stop };
}

function strangersHome(line: string) {
  const nothing = { title: '–', empty: '–', lines: [] };
  return { title: 'Sportello', intro: line, mine: nothing, queue: nothing };
}

/** Lines of a list carry our buttons too; only a card has this block. */
function isCard(message: Record<string, unknown>): boolean {
  return Array.isArray(message.blocks) && message.blocks.some(block => block?.block_id === 'actions');
}
