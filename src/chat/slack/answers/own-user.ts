import type { WebClient } from '@slack/web-api';
import type { Log } from '../../../log.ts';

/** Who the app is among those who write, once it was asked; '' where Slack does not say. */
export function ownUser(client: WebClient, log: Log): () => Promise<string> {
  let known = '';
  return async () => {
    if (known) return known;
    try {
      known = (await client.auth.test()).user_id ?? '';
    } catch (error) {
      log.warn({ room: 'slack', reason: String(error) }, 'cannot ask Slack who the app is');
    }
    return known;
  };
}
