import type { WebClient } from '@slack/web-api';
import { clip } from '../../../clip.ts';
import type { ChatGateway } from '../../gateway.ts';
import type { pace } from '../../pace.ts';
import { escapeMrkdwn } from '../blocks/escape.ts';
import { call, unlessGone } from '../call.ts';
import { slackError } from '../errors.ts';
import { limits } from '../limits.ts';

/** Nobody waits for what cannot be deleted: it is not there, or not ours any more. */
const cannot = ['message_not_found', 'cant_delete_message', 'compliance_exports_prevent_deletion'];

/** Messages of ours that are to be seen no more. */
export function takenAway(
  client: WebClient,
  turn: ReturnType<typeof pace>,
): Pick<ChatGateway, 'takeAway' | 'leaveLine'> {
  const leaveLine: ChatGateway['leaveLine'] = async ({ channel, message }, _thread, { text, link }) => {
    await turn(`${channel} updates`);
    const said = [escapeMrkdwn(text), link ? `<${link.url}|${escapeMrkdwn(link.label)}>` : ''];
    const line = clip(said.filter(Boolean).join(' '), limits.plainText);
    const left = await unlessGone(() =>
      client.chat.update({
        channel,
        ts: message,
        text: line,
        blocks: [{ type: 'context', elements: [{ type: 'mrkdwn', text: line }] }],
        attachments: [],
      }),
    );
    return left !== null;
  };
  return {
    leaveLine,

    takeAway: async (place, thread, instead) => {
      const { channel, message: ts } = place;
      await turn(`${channel} updates`);
      const isAway = await call(async () => {
        try {
          await client.chat.delete({ channel, ts });
          return true;
        } catch (error) {
          if (cannot.includes(slackError(error))) return false;
          throw error;
        }
      });
      return isAway || (await leaveLine(place, thread, instead));
    },
  };
}
