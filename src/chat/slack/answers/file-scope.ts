import type { WebClient } from '@slack/web-api';
import type { Log } from '../../../log.ts';

const keptMs = 600_000;
/** A form must be opened within three seconds of the press. */
const patienceMs = 1000;

/**
 * Whether the app may have a field for files in its forms. Slack refuses the whole form to an app that has not got
 * `files:read`, and an app that was installed before files were known has not: its forms go on, without the field.
 */
export function fileScope(client: WebClient, log: Log): () => Promise<boolean> {
  let known = false;
  let askedAt = Number.NEGATIVE_INFINITY;

  async function ask(): Promise<void> {
    try {
      const { response_metadata } = await client.auth.test();
      known = response_metadata?.scopes?.includes('files:read') ?? false;
      if (!known) log.warn({ room: 'slack' }, 'forms have no field for files: the app lacks files:read');
    } catch (error) {
      askedAt = Number.NEGATIVE_INFINITY;
      log.warn({ room: 'slack', reason: String(error) }, 'cannot ask Slack for the app’s scopes');
    }
  }

  return async () => {
    if (performance.now() - askedAt < keptMs) return known;
    const isFirst = askedAt === Number.NEGATIVE_INFINITY;
    askedAt = performance.now();
    const asking = ask();
    if (isFirst) await Promise.race([asking, new Promise(done => setTimeout(done, patienceMs))]);
    return known;
  };
}
