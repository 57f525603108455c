import type { Log } from '../../../log.ts';

/** Slack's own, and GovSlack's; besides them the API that desk.yaml names. */
const origins = ['https://hooks.slack.com', 'https://hooks.slack-gov.com'];
const timeoutMs = 10_000;

/** Answers at a `response_url`. @returns whether Slack took it */
export type Respond = (url: string, answer: Record<string, unknown>) => Promise<boolean>;

/**
 * Answers at a `response_url`: five times within half an hour (platform rules, Slack 9). In place of Bolt's own `respond`,
 * which goes wherever it is told, waits for ever, and throws what the asker would then never hear.
 *
 * @param apiUrl the API that desk.yaml names
 */
export function respondingAt(apiUrl: string | null, log: Log): Respond {
  const allowed = [...origins, ...(apiUrl ? [new URL(apiUrl).origin] : [])];
  // It has travelled through Slack: where it leads is looked at before anything goes there.
  return async (url, answer) => {
    if (!allowed.includes(URL.canParse(url) ? new URL(url).origin : '')) return false;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(answer),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!response.ok) log.info({ room: 'slack', status: response.status }, 'Slack took no answer any more');
      return response.ok;
    } catch (error) {
      log.warn({ room: 'slack', reason: String(error) }, 'cannot answer where Slack said one can');
      return false;
    }
  };
}
