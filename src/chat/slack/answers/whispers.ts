import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { LineButton, PressAnswer } from '../../card.ts';
import { escapeMrkdwn } from '../blocks/escape.ts';
import { lineBlocks, offerBlocks } from '../blocks/line.ts';
import { unfurlsNothing } from '../call.ts';
import { slackError } from '../errors.ts';
import type { Place } from '../heard/pressed.ts';
import { messageModal, plainTitle } from '../views/message.ts';
import type { Respond } from './respond.ts';

type Done = Extract<PressAnswer, { kind: 'done' }>;

/** Slack’s words for a channel in which somebody, or the app, is not (docs.slack.dev, chat.postEphemeral). */
const notThere = ['user_not_in_channel', 'not_in_channel', 'channel_not_found', 'is_archived'];

type Said = { text: string; blocks: KnownBlock[] };

export type Whispers = ReturnType<typeof whispers>;

/** Says something to one person, and to nobody else. @param respond at a `response_url`; whether Slack took it */
export function whispers(client: WebClient, respond: Respond) {
  /** In a channel, for one person alone; where they are not, or the app is not, in the conversation with them. */
  async function say(user: string, channel: string, said: Said): Promise<void> {
    try {
      if (channel !== '') return void (await client.chat.postEphemeral({ channel, user, ...said }));
    } catch (error) {
      if (!notThere.includes(slackError(error))) throw error;
    }
    await client.chat.postMessage({ channel: user, ...said, ...unfurlsNothing });
  }

  /** A line for one person, where they asked, with what can still be done about it. @param channel '' for none */
  async function tellLine(
    text: string,
    next: LineButton | null,
    user: string,
    channel: string,
  ): Promise<void> {
    if (text === '') return;
    const blocks = next ? offerBlocks(text, next) : lineBlocks(text);
    await say(user, channel, { text: escapeMrkdwn(text), blocks });
  }

  return {
    /** In the channel or the modal where they are, or else in a modal of its own. */
    whisper: async (
      { channel, user, trigger, view, replaces, responseUrl }: Omit<Place, 'card'>,
      text: string,
      next: LineButton | null = null,
    ): Promise<void> => {
      const modal = () => messageModal(plainTitle, text);
      const line = {
        text: escapeMrkdwn(text),
        blocks: next ? offerBlocks(text, next) : lineBlocks(text),
      };
      const inItsPlace = { ...line, response_type: 'ephemeral', replace_original: true };
      if (replaces && (await respond(responseUrl, inItsPlace))) return;
      if (channel) await say(user, channel, line);
      else if (view?.type === 'modal') await client.views.update({ view_id: view.id, view: modal() });
      else await client.views.open({ trigger_id: trigger, view: modal() });
    },

    /** What a form, or a press in a list, has done to which request; and what can be done about it now. */
    tellDone: async ({ card, line, next }: Done, user: string, channel: string): Promise<void> => {
      if (line !== '') await tellLine(`${card.token} · ${line}`, next, user, channel);
    },

    tellLine,
  };
}
