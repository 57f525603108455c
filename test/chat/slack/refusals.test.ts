import { ErrorCode } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { isGone, sorted } from '../../../src/chat/slack/errors.ts';
import { Blocked, Permanent, Transient } from '../../../src/outbox/failure.ts';

const says = (error: unknown) => ({
  code: ErrorCode.PlatformError,
  message: `An API error occurred: ${error}`,
  data: { ok: false, error },
});
const kindOf = (error: Error) =>
  error instanceof Permanent
    ? 'final'
    : error instanceof Blocked
      ? 'needs a person'
      : error instanceof Transient
        ? 'passes'
        : 'unsorted';

/** The words of docs.slack.dev for chat.postMessage, chat.update, conversations.* and users.*, and what each means. */
const words = {
  final: [
    'attachment_payload_limit_exceeded',
    'block_mismatch',
    'invalid_arg_name',
    'invalid_arguments',
    'invalid_array_arg',
    'invalid_attachments',
    'invalid_blocks',
    'invalid_blocks_format',
    'invalid_charset',
    'invalid_form_data',
    'invalid_json',
    'invalid_metadata_format',
    'invalid_metadata_schema',
    'invalid_post_type',
    'json_not_object',
    'markdown_text_conflict',
    'metadata_too_large',
    'missing_post_type',
    'msg_blocks_too_long',
    'msg_too_long',
    'no_text',
    'too_many_attachments',
  ],
  'needs a person': [
    'access_denied',
    'accesslimited',
    'account_inactive',
    'channel_not_found',
    'deprecated_endpoint',
    'ekm_access_denied',
    'enterprise_is_restricted',
    'invalid_auth',
    'is_archived',
    'is_inactive',
    'method_deprecated',
    'missing_scope',
    'no_permission',
    'not_allowed_token_type',
    'not_authed',
    'not_in_channel',
    'restricted_action',
    'restricted_action_non_threadable_channel',
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
    'slack_connect_file_link_sharing_blocked',
    'team_access_not_granted',
    'team_not_found',
    'token_expired',
    'token_revoked',
    'two_factor_setup_required',
  ],
  passes: [
    'external_channel_migrating',
    'fatal_error',
    'internal_error',
    'org_login_required',
    'rate_limited',
    'ratelimited',
    'request_timeout',
    'service_unavailable',
    'streaming_state_conflict',
    'team_added_to_org',
    'update_failed',
    // Nobody has heard these yet.
    'a_word_of_next_year',
    'channel_is_being_moved',
    'restricted_by_moonlight',
    'invalid_weather',
  ],
};

describe.each(Object.entries(words))('%s', (kind, all) => {
  test.each(all)('%s', word => {
    expect(kindOf(sorted(says(word)))).toBe(kind);
  });
});

test('what needs a person says what to do, in a sentence of its own', () => {
  for (const word of words['needs a person'])
    expect(sorted(says(word)).message).toMatch(/^Slack says [a-z_]+: .{15,}/);
});

describe('what is no word of Slack’s', () => {
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['an empty word', ''],
    ['a page of a proxy', '<html><title>Access to this page is blocked</title></html>'],
    ['a sentence', 'The request could not be satisfied.'],
    ['a number', 500],
    ['an object', { code: 'x' }],
    ['a word of an object', 'constructor'],
  ])('%s is waited for', (_name, said) => {
    expect(kindOf(sorted(says(said)))).toBe('passes');
  });

  test.each([ErrorCode.HTTPError, ErrorCode.RequestError, undefined])('%s is waited for', code => {
    expect(kindOf(sorted({ code, message: 'no', statusCode: 403 }))).toBe('passes');
  });
});

test.each([
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'thread_not_found',
  'cannot_reply_to_message',
])('%s: the card seems to be gone', word => {
  expect(isGone(says(word))).toBe(true);
  expect(kindOf(sorted(says(word)))).toBe('passes');
});
