import { ErrorCode } from '@slack/web-api';
import { Blocked, Permanent, Transient } from '../../outbox/failure.ts';
import { needsPerson, wrongContent } from './refusals.ts';

/**
 * A message that can be neither edited nor answered any more: somebody deleted it (where it has a thread, a stone is
 * left in its place), another installation of the app wrote it, or the workspace lets nobody edit it by now.
 */
const gone = [
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'thread_not_found',
  'cannot_reply_to_message',
  'invalid_thread_ts',
];

/** Whether the message seems not to be there any more. It may be a slip of Slack's: whoever asks looks twice. */
export function isGone(error: unknown): boolean {
  return gone.includes(slackError(error));
}

/**
 * Words that say nothing of what is in a message: the same message without what calls the channel would be refused too.
 */
const passing = [
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
  'rate_limited',
  'org_login_required',
  'team_added_to_org',
  'external_channel_migrating',
];

/** Whether Slack understood a call and refused it, for a reason that may lie in the message. */
export function isRefusal(error: unknown): boolean {
  const word = slackError(error);
  return isWord(word) && !passing.includes(word) && !gone.includes(word);
}

/** Whoever on the way asks for more is not believed. */
const longestRestSeconds = 900;

type SlackError = {
  code?: string;
  message: string;
  retryAfter?: number;
  data?: { error?: string; needed?: string };
};

/** Slack's own word for a failure, such as `message_not_found`; '' where it did not come to an answer. */
export function slackError(error: unknown): string {
  const word = (error as SlackError).data?.error;
  return typeof word === 'string' ? word : '';
}

/** The SDK takes a page of somebody on the way (a proxy, Slack's own "down for maintenance") for Slack's word. */
function isWord(said: string): boolean {
  return /^[a-z][a-z0-9_]*$/.test(said);
}

/**
 * Sorts what a call to Slack throws: it passes by itself, somebody must mend the way, or this message never goes. Only
 * what is wrong with the message itself is final: a word that nobody knows yet is waited for.
 */
export function sorted(error: unknown): Error {
  if (error instanceof Transient || error instanceof Permanent) return error;
  const { code, message, retryAfter, data } = error as SlackError;
  if (code === ErrorCode.RateLimitedError)
    return new Transient('Slack asks to slow down', {
      retryAfterSeconds: Math.min(retryAfter ?? 30, longestRestSeconds),
    });
  if (code !== ErrorCode.PlatformError)
    return new Transient(`Slack cannot be reached: ${message}`, { cause: error });
  const word = slackError(error);
  if (!isWord(word)) return new Transient('Slack’s answer cannot be understood', { cause: error });
  const said = `Slack says ${word}${data?.needed ? ` (needed: ${data.needed})` : ''}`;
  if (wrongContent.has(word)) return new Permanent(said);
  const advice = needsPerson.get(word);
  return advice ? new Blocked(`${said}: ${advice}`) : new Transient(said, { cause: error });
}
