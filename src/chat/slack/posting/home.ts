import type { WebClient } from '@slack/web-api';
import type { ChatGateway } from '../../gateway.ts';
import type { pace } from '../../pace.ts';
import { slackError, sorted } from '../errors.ts';
import { homeTab } from '../views/home.ts';

/** A person's own page, drawn anew though they did not open it. */
export function homePosts(client: WebClient, turn: ReturnType<typeof pace>): Pick<ChatGateway, 'showHome'> {
  return {
    showHome: async (user_id, home, { message: hash }) => {
      await turn(user_id);
      try {
        const shown = await client.views.publish({ user_id, view: homeTab(home), ...(hash ? { hash } : {}) });
        return { channel: '', message: shown.view?.hash ?? '' };
      } catch (error) {
        if (slackError(error) === 'hash_conflict') return 'overtaken';
        throw sorted(error);
      }
    },
  };
}
