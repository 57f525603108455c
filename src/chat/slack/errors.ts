import { ErrorCode } from '@slack/web-api';
import { Blocked, Permanent, Transient } from '../../outbox/failure.ts';

/** Slack's words for what passes by itself (docs.slack.dev, errors of chat.postMessage). */
const passing = [
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
  'rate_limited',
  'org_login_required',
  'team_added_to_org',
];

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

/** Whether a new card must take the place of the message. */
export function isGone(error: unknown): boolean {
  return gone.includes(slackError(error));
}

/** What keeps everything out until an admin does something about it. */
const mending: Record<string, string> = {
  channel_not_found: 'check desk.yaml: slack.channel, and invite the app to the channel',
  not_in_channel: 'invite the app: /invite @Sportello in the operators’ channel',
  is_archived: 'the channel is archived: name another one in desk.yaml',
  invalid_auth: 'SLACK_BOT_TOKEN is not valid: install the app again and copy its token',
  account_inactive: 'the app was removed from the workspace: install it again',
  no_permission: 'the workspace does not let the app do this: ask its admins',
  restricted_action: 'the workspace or the channel does not let the app post: ask its admins',
  token_expired:
    'SLACK_BOT_TOKEN has expired: switch token rotation off, install the app again and copy its token',
  token_revoked: 'SLACK_BOT_TOKEN was revoked: install the app again and copy its token',
  missing_scope: 'a scope is missing: compare the app with manifest/slack.json and install it again',
};

type SlackError = {
  code?: string;
  message: string;
  retryAfter?: number;
  data?: { error?: string; needed?: string };
};

/** Slack's own word for a failure, such as `message_not_found`; '' where it did not come to an answer. */
export function slackError(error: unknown): string {
  return (error as SlackError).data?.error ?? '';
}

/** Sorts what a call to Slack throws: it passes by itself, somebody must mend the way, or this message never goes. */
export function sorted(error: unknown): Error {
  if (error instanceof Transient || error instanceof Permanent) return error;
  const { code, message, retryAfter, data } = error as SlackError;
  if (code === ErrorCode.RateLimitedError)
    return new Transient('Slack asks to slow down', { retryAfterSeconds: retryAfter ?? 30 });
  if (code !== ErrorCode.PlatformError)
    return new Transient(`Slack cannot be reached: ${message}`, { cause: error });
  const word = data?.error ?? '';
  // The SDK takes a page of somebody on the way (a proxy, Slack's own "down for maintenance") for Slack's word.
  if (!/^[a-z][a-z0-9_]*$/.test(word))
    return new Transient('Slack’s answer cannot be understood', { cause: error });
  if (passing.includes(word)) return new Transient(`Slack says ${word}`, { cause: error });
  const needed = data?.needed ? ` (needed: ${data.needed})` : '';
  const advice = mending[word];
  return advice
    ? new Blocked(`Slack says ${word}${needed}: ${advice}`)
    : new Permanent(`Slack says ${word}${needed}`);
}
