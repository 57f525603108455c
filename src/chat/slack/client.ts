import { LogLevel, WebClient } from '@slack/web-api';
import type { SlackSettings } from './settings.ts';

/** A client that says at once when it is told to slow down: the outbox waits, not the worker. */
export function slackClient(settings: SlackSettings): WebClient {
  return new WebClient(settings.botToken, {
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    timeout: 10_000,
    // What goes wrong is thrown, and logged once by the outbox.
    logLevel: LogLevel.ERROR,
    ...(settings.apiUrl ? { slackApiUrl: settings.apiUrl } : {}),
  });
}
