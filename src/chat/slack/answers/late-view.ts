import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { View } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { slackError } from '../errors.ts';

/** Slack may hear of what shall stand in a view before it has shown it. */
const patienceMs = [0, 300, 900, 2000];

/**
 * A view that is shown at once, within Slack's three seconds, and filled when what it is for has come. Slack does not
 * tell the id of a view that an acknowledgement pushed: it goes by a name of our own.
 */
export function lateView(client: WebClient): { empty(view: View): View; fill(view: View): Promise<void> } {
  const name = randomUUID();
  return {
    empty: view => ({ ...view, external_id: name }),

    /** Whoever has closed the view meanwhile does not want it any more. */
    fill: async view => {
      for (const pause of patienceMs) {
        await wait(pause);
        try {
          await client.views.update({ external_id: name, view });
          return;
        } catch (error) {
          if (slackError(error) !== 'not_found') throw error;
        }
      }
    },
  };
}
