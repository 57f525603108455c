import type { WebClient } from '@slack/web-api';
import type { ChatGateway } from '../../gateway.ts';

/** What a channel is called now: asked each time, for names change. */
export function channelName(client: WebClient): Pick<ChatGateway, 'nameOf'> {
  return {
    nameOf: async channel => {
      try {
        const { channel: asked } = await client.conversations.info({ channel });
        return asked?.name ? `#${asked.name}` : null;
      } catch {
        return null;
      }
    },
  };
}
