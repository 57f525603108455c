import { LogLevel, type WebAPICallResult, WebClient } from '@slack/web-api';
import type { SlackSettings } from './settings.ts';

/**
 * The SDK takes each call and each answer apart, value for value, for a log that nobody keeps, before it writes what it sends
 * once more: of a page of a hundred blocks more than all else of the call. What is written already it leaves whole.
 */
class Written extends WebClient {
  override apiCall(method: string, given: Record<string, unknown> = {}): Promise<WebAPICallResult> {
    return super.apiCall(method, written(given));
  }
}

/** As the SDK itself would send it: what is no plain value as JSON. */
function written(given: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null && !Buffer.isBuffer(value) ? JSON.stringify(value) : value,
    ]),
  );
}

/** A client that says at once when it is told to slow down: the outbox waits, not the worker. */
export function slackClient(settings: SlackSettings): WebClient {
  return new Written(settings.botToken, {
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    timeout: 10_000,
    // What goes wrong is thrown, and logged once by the outbox.
    logLevel: LogLevel.ERROR,
    ...(settings.apiUrl ? { slackApiUrl: settings.apiUrl } : {}),
  });
}
