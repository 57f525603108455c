import { App } from '@slack/bolt';
import type { View } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Application } from 'express';
import type { OfferedFile } from '../../desk/letters/uploads.ts';
import type { Log } from '../../log.ts';
import { isUndo, opensWindow } from '../actions/actions.ts';
import type { PressAnswer } from '../card.ts';
import type { DeskDoor } from '../desk-door.ts';
import type { ButtonPress } from '../press/button-press.ts';
import { inTime } from '../press/in-time.ts';
import { wordsIn } from '../words/words.ts';
import { type Place, showing } from './answers/answers.ts';
import { fileScope } from './answers/file-scope.ts';
import { lateView } from './answers/late-view.ts';
import { conversationModal, homeTab, messageModal, previewView, readingModal } from './blocks/ticket.ts';
import { type PressValue, parsePressValue, parseViewMetadata } from './carried/press-value.ts';
import { boltLogger, slackReceiver } from './connection/receiver.ts';
import { cardMessage } from './gateway.ts';
import { filesIn, typedInto } from './heard/typed.ts';
import { ackWithinMs, alone, whereIn } from './heard/whereabouts.ts';
import { listenToWords } from './listeners/command.ts';
import { listenToPeople } from './listeners/people.ts';
import type { SlackSettings } from './settings.ts';
import { formView } from './views/form.ts';

export type SlackDoor = { start(): Promise<void>; stop(): Promise<void> };

/**
 * Listens to Slack: buttons, forms, `/ticket`, the Home tab. Each listener asks the desk, answers Slack when it is done
 * and within three seconds, and shows the answer to the one who pressed. What takes longer is acknowledged as being done,
 * and its outcome told later. The rules are the desk's.
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
  const { show, whisper, tellDone, viewOf, sayWorking } = showing(client, words, mayReadFiles, log);
  const asker = (userId: string) => ({ platform: 'slack' as const, userId });
  const failed: PressAnswer = { kind: 'stranger', line: words.tryLater };

  app.action(/.*/, async ({ ack, action, body, respond }) => {
    const actionId = action.type !== undefined && 'action_id' in action ? action.action_id : '';
    // A link opens in the browser; Slack tells us all the same.
    if (body.type !== 'block_actions' || action.type === undefined || actionId.startsWith('link:'))
      return await ack();
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
      await ack();
      log.warn({ room: 'slack', user: body.user.id, actionId }, 'refused a press: its value is none of ours');
      return await whisper(place, words.badInput);
    }
    // The line that offered to take a letter back has had its day, whatever the answer.
    if (body.container.type === 'message' && body.container.is_ephemeral && isUndo(value.verb))
      place.replace = respond;
    const stamp = 'action_ts' in action ? action.action_ts : body.trigger_id;
    const channel = place.channel && whereIn(place.channel, body.message?.ts ?? null, isOnCard);
    const work = desk.press(pressOf(value, body.user.id, stamp), channel || alone);
    let isAnswered = false;
    try {
      const first = await inTime(work, ackWithinMs);
      // Only now: what is acknowledged has been done, or its presser knows that it is being done.
      const [, tell] = await Promise.all([
        ack(),
        first.isLate ? sayWorking(place, opensWindow(value.verb)) : show,
      ]);
      const answer = await first.value;
      isAnswered = true;
      await tell(answer, place);
      // Of a letter that was taken back only its writer need know.
      if (answer.kind === 'done' && isUndo(value.verb) && !first.isLate) await whisper(place, answer.line);
      if (answer.kind === 'refused' && value.version !== answer.card.version) await redraw(place, answer);
    } catch (error) {
      // What came to nothing is told before it is acknowledged; what was done, but could not be shown, is not denied.
      const line = isAnswered ? words.people.notShown : words.tryLater;
      await whisper(place, line).catch(() => {});
      await ack().catch(() => {});
      throw error;
    }
    if (body.view?.type === 'home') await publishHome(body.user.id);
  });

  /** The card that was pressed shows the ticket as it was: as it is now. No other message is drawn over. */
  async function redraw({ card: at }: Place, { card }: Extract<PressAnswer, { kind: 'refused' }>) {
    if (!at) return;
    const lies = await desk.ticketAt('slack', { channel: at.channel, message: at.ts });
    if (lies === card.number) await client.chat.update({ ...at, ...cardMessage(card) });
  }

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
    // Slack stacks three modals at most; the third, a form after its letter was held back twice, gives way.
    const isThird = view.previous_view_id !== null && view.previous_view_id !== view.root_view_id;
    const onTop = isThird ? ('update' as const) : ('push' as const);
    const orFailed = (work: Promise<PressAnswer>) =>
      work.catch((error: unknown) => {
        log.error({ room: 'slack', err: error }, 'a form failed');
        return failed;
      });
    const first = await inTime(orFailed(desk.press(press, alone)), ackWithinMs);
    if (first.isLate) {
      const late = lateView(client);
      const waiting = late.empty(messageModal(words.people.workingTitle, words.people.working));
      // Above the form, where there is room: what was typed is there still if it comes to nothing.
      await ack({ response_action: onTop, view: waiting });
      const answer = await first.value;
      if (answer.kind === 'preview' && offered) return await late.fill(await withFiles(press, offered.files));
      await late.fill(await viewOf(answer, { nonce: view.hash }));
      if (answer.kind === 'done' && answer.undo) await tellDone(answer, body.user.id, settings.channel);
      return;
    }
    const answer = first.value;
    switch (answer.kind) {
      case 'done':
        await ack({ response_action: 'clear' });
        return await tellDone(answer, body.user.id, settings.channel);
      case 'reading':
        return await ack({ response_action: 'update', view: readingModal(answer.reading) });
      case 'told':
        return await ack({ response_action: 'update', view: messageModal('Sportello', answer.line, true) });
      case 'preview': {
        if (!offered) return await ack({ response_action: onTop, view: previewView(answer.preview) });
        const late = lateView(client);
        const waiting = { ...answer.preview, notice: words.files.fetching, send: '' };
        await ack({ response_action: onTop, view: late.empty(previewView(waiting)) });
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

  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') await publishHome(event.user);
  });

  listenToWords(app, client, desk, words, log);
  listenToPeople(app, settings, desk);

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
      const answer = await desk.press({ ...press, inputs: { ...press.inputs, uploads } }, alone);
      if (answer.kind === 'preview') return previewView(answer.preview);
      if (answer.kind === 'form') return told(answer.form.notice);
      return told('line' in answer ? answer.line : words.tryLater);
    } catch (error) {
      log.error({ room: 'slack', err: error }, 'cannot take the files of a letter');
      return told(words.tryLater);
    }
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
