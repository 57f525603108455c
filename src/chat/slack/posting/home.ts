import type { WebClient } from '@slack/web-api';
import type { ChatGateway } from '../../gateway.ts';
import { homeTab } from '../views/home.ts';

/** A person's own page, drawn anew though they did not open it. */
export function homePosts(client: WebClient): Pick<ChatGateway, 'showHome'> {
  return {
    showHome: async (user_id, home) => {
      await client.views.publish({ user_id, view: homeTab(home) });
    },
  };
}
