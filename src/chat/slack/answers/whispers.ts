import type { WebClient } from '@slack/web-api';
import type { LineButton, PressAnswer } from '../../card.ts';
import { escapeMrkdwn } from '../blocks/escape.ts';
import { lineBlocks, offerBlocks } from '../blocks/line.ts';
import type { Place } from '../heard/pressed.ts';
import { messageModal, plainTitle } from '../views/message.ts';
import type { Respond } from './respond.ts';

type Done = Extract<PressAnswer, { kind: 'done' }>;

export type Whispers = ReturnType<typeof whispers>;

/** Says something to one person, and to nobody else. @param respond at a `response_url`; whether Slack took it */
export function whispers(client: WebClient, respond: Respond) {
  /** A line for one person in a channel, with what can still be done about it. */
  async function tellLine(
    text: string,
    next: LineButton | null,
    user: string,
    channel: string,
  ): Promise<void> {
    if (text === '') return;
    const blocks = next ? offerBlocks(text, next) : lineBlocks(text);
    await client.chat.postEphemeral({ channel, user, text: escapeMrkdwn(text), blocks });
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
      if (channel) await client.chat.postEphemeral({ channel, user, ...line });
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
