import type { RespondFn } from '@slack/bolt';
import type { View } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../../../log.ts';
import type { PressAnswer } from '../../card.ts';
import type { Words } from '../../words/words.ts';
import { escapeMrkdwn } from '../blocks/escape.ts';
import {
  conversationModal,
  lineBlocks,
  messageModal,
  previewView,
  readingModal,
  undoBlocks,
} from '../blocks/ticket.ts';
import { slackError } from '../errors.ts';
import { formView } from '../views/form.ts';
import { lateView } from './late-view.ts';

/** Where somebody pressed, and how they can be answered there. */
export type Place = {
  trigger: string;
  user: string;
  channel: string | null;
  /** The message, where it is a ticket's card. */
  card: { channel: string; ts: string } | null;
  view: { id: string; hash: string; type: string } | undefined;
  /** Puts another line in the place of the one that was pressed, which only the presser sees. */
  replace: RespondFn | null;
};

type Done = Extract<PressAnswer, { kind: 'done' }>;

/** Shows answers to the one who pressed, in Slack's ways: a modal, a whisper, a line in the place of another. */
export function showing(client: WebClient, words: Words, mayReadFiles: () => Promise<boolean>, log: Log) {
  const title = 'Sportello';

  /** A modal that says the answer; null where a line in the channel does. */
  async function modalFor(answer: PressAnswer): Promise<View | null> {
    switch (answer.kind) {
      case 'form':
        return formView(answer.form, '0', await mayReadFiles());
      case 'preview':
        return previewView(answer.preview);
      case 'conversation':
        return conversationModal(answer.conversation, words.back);
      case 'reading':
        return readingModal(answer.reading);
      case 'done':
      case 'refused':
      case 'stranger':
      case 'told':
        return null;
      default:
        return answer satisfies never;
    }
  }

  async function show(answer: PressAnswer, place: Place): Promise<void> {
    const view = await modalFor(answer);
    if (!view) {
      // The card in the channel shows it, for everybody, where it was the card that was pressed. A list does not change.
      if (answer.kind !== 'done')
        return await whisper(place, 'line' in answer ? answer.line : words.badInput);
      if (place.channel && !place.card && !place.replace) await tellDone(answer, place.user, place.channel);
    } else if (answer.kind === 'conversation' && place.view?.type === 'modal')
      await client.views.update({ view_id: place.view.id, hash: place.view.hash, view });
    else await client.views.open({ trigger_id: place.trigger, view });
  }

  /** What a form, or a press in a list, has done to which request; and how a letter can still be taken back. */
  async function tellDone({ card, line, undo }: Done, user: string, channel: string): Promise<void> {
    if (line === '') return;
    const text = `${card.token} · ${line}`;
    const blocks = undo ? undoBlocks(text, undo) : lineBlocks(text);
    await client.chat.postEphemeral({ channel, user, text: escapeMrkdwn(text), blocks });
  }

  /** Says something to one person: in the channel or the modal where they are, or else in a modal of its own. */
  async function whisper(
    { channel, user, trigger, view, replace }: Omit<Place, 'card'>,
    text: string,
  ): Promise<void> {
    const modal = () => messageModal(title, text);
    const line = { text: escapeMrkdwn(text), blocks: lineBlocks(text) };
    if (replace) await replace({ ...line, response_type: 'ephemeral', replace_original: true });
    else if (channel) await client.chat.postEphemeral({ channel, user, ...line });
    else if (view?.type === 'modal') await client.views.update({ view_id: view.id, view: modal() });
    else await client.views.open({ trigger_id: trigger, view: modal() });
  }

  /** An answer as the whole of a modal that was opened before it came. */
  async function viewOf(answer: PressAnswer, form?: { nonce: string }): Promise<View> {
    if (answer.kind === 'form') return formView(answer.form, form?.nonce ?? '0', await mayReadFiles());
    const view = await modalFor(answer);
    if (view) return view;
    const line = 'line' in answer ? answer.line : words.badInput;
    return answer.kind === 'done'
      ? messageModal(title, `${answer.card.token} · ${line}`, true)
      : messageModal(title, line, answer.kind === 'told');
  }

  /**
   * A press that takes longer than Slack waits: the presser is told that it is being done, while the trigger of a modal
   * still holds, and of the outcome when it is there.
   *
   * @param opens what the button leads to is a modal
   * @returns tells the outcome
   */
  async function sayWorking(place: Place, opens: boolean): Promise<(answer: PressAnswer) => Promise<void>> {
    if (place.view?.type === 'modal') return answer => show(answer, place);
    if (!opens && place.channel) {
      await whisper({ ...place, replace: null }, words.people.working);
      return answer => tellLate(answer, place);
    }
    const late = lateView(client);
    const waiting = late.empty(messageModal(words.people.workingTitle, words.people.working));
    try {
      await client.views.open({ trigger_id: place.trigger, view: waiting });
    } catch (error) {
      // The trigger has expired on the way, most likely; what was pressed goes on all the same.
      log.warn({ room: 'slack', reason: slackError(error) }, 'could not say that a press takes long');
      return answer => tellLate(answer, place);
    }
    return async answer => await late.fill(await viewOf(answer));
  }

  /** No modal can be opened any more: what would need one is asked to be pressed again. */
  async function tellLate(answer: PressAnswer, place: Place): Promise<void> {
    const { channel, user } = place;
    if (answer.kind === 'done' && channel) return await tellDone(answer, user, channel);
    const line = 'line' in answer ? answer.line : words.people.pressAgain;
    if (channel) await whisper({ ...place, replace: null }, line);
  }

  return { show, whisper, tellDone, viewOf, sayWorking };
}
