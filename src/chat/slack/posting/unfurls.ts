import type { WebClient } from '@slack/web-api';
import type { ChatGateway } from '../../gateway.ts';
import type { pace } from '../../pace.ts';
import { unfurls } from '../blocks/shared.ts';
import { call } from '../call.ts';
import { slackError } from '../errors.ts';

/** The message was deleted, or changed, or the workspace shows nothing below such links: nobody waits for it. */
const nobodySees = [
  'cannot_find_channel',
  'cannot_find_message',
  'cannot_find_service',
  'cannot_unfurl_message',
  'cannot_unfurl_url',
  'channel_not_found',
  'no_permission',
];

/** Who is in a channel of another house's changes rarely; a channel that becomes shared is so within this time. */
const keptMs = 60_000;
const channelsKept = 500;

/** What stands below links, and whose eyes are on it. */
export function unfurlPosts(
  client: WebClient,
  turn: ReturnType<typeof pace>,
): Pick<ChatGateway, 'unfurl' | 'isAmongUs'> {
  const known = new Map<string, { isAmongUs: boolean; until: number }>();

  async function look(channel: string): Promise<boolean> {
    try {
      const { channel: found } = await client.conversations.info({ channel });
      if (!found || found.is_im || found.is_mpim) return false;
      return !found.is_ext_shared && !found.is_pending_ext_shared;
    } catch (error) {
      // A private one in which the app is not: nobody tells it who reads there.
      if (['channel_not_found', 'missing_scope', 'not_in_channel'].includes(slackError(error))) return false;
      throw error;
    }
  }

  return {
    unfurl: async ({ channel, message: ts }, shown) => {
      await turn(`${channel} updates`);
      return await call(async () => {
        try {
          await client.chat.unfurl({ channel, ts, unfurls: unfurls(shown) });
          return true;
        } catch (error) {
          if (nobodySees.includes(slackError(error))) return false;
          throw error;
        }
      });
    },

    isAmongUs: channel =>
      call(async () => {
        const lately = known.get(channel);
        if (lately && lately.until > Date.now()) return lately.isAmongUs;
        const isAmongUs = await look(channel);
        if (known.size >= channelsKept) known.clear();
        known.set(channel, { isAmongUs, until: Date.now() + keptMs });
        return isAmongUs;
      }),
  };
}
