import type { WebClient } from '@slack/web-api';
import type { ChatGateway } from '../../gateway.ts';

/** Somebody waits for a list; without its links it is better than none. */
const patienceMs = 1000;

/**
 * Where messages are found in Slack's own client: permalinks, put together as `chat.getPermalink` makes them, which asked
 * for each line of a list would take longer than Slack waits for the list.
 */
export function cardLinks(client: WebClient): Pick<ChatGateway, 'linkTo'> {
  let workspace: Promise<string> | null = null;

  /** The workspace's address, asked for once. @returns '' where Slack cannot be asked now */
  async function address(): Promise<string> {
    workspace ??= client.auth.test().then(({ url }) => url ?? '');
    const asked = workspace;
    asked.catch(() => {
      if (workspace === asked) workspace = null;
    });
    const tooLong = new Promise<string>(done => setTimeout(() => done(''), patienceMs).unref());
    return await Promise.race([asked.catch(() => ''), tooLong]);
  }

  return {
    linkTo: async ({ channel, message }) => {
      const base = await address();
      return base === '' ? null : `${base}archives/${channel}/p${message.replace('.', '')}`;
    },
  };
}
