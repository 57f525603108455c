/**
 * What no repeating and no person mends, for it is wrong with the message itself (docs.slack.dev, errors of
 * chat.postMessage, chat.update and conversations.*). Nothing else is final.
 */
export const wrongContent: ReadonlySet<string> = new Set([
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
  'missing_argument',
  'missing_post_type',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_dual_broadcast_content_update',
  'no_text',
  'too_many_attachments',
  'too_many_contact_cards',
]);

const channel = 'check desk.yaml: slack.channel, and invite the app to the channel';
const anotherChannel = 'name another one in desk.yaml';
const settings = 'look at the channel’s posting settings, or ask the workspace’s admins';
const admins = 'ask the workspace’s admins';
const token = 'install the app again and copy its token into SLACK_BOT_TOKEN';
const manifest = 'compare the app with manifest/slack.json and install it again';
const network = 'the workspace lets apps in from named networks only: ask its admins to name this server’s';
const update = 'update Sportello: Slack has retired what it uses';

/** What keeps everything out until a person does something about it, and what that is. */
export const needsPerson: ReadonlyMap<string, string> = new Map(
  Object.entries({
    channel_not_found: channel,
    not_in_channel: 'invite the app: /invite @Sportello in the operators’ channel',
    user_not_in_channel: 'invite the app: /invite @Sportello in the operators’ channel',
    is_archived: `the channel is archived: ${anotherChannel}`,
    is_inactive: `the channel is frozen, archived or deleted: ${anotherChannel}`,
    channel_type_not_supported: `the channel is of a kind that apps cannot write to: ${anotherChannel}`,
    method_not_supported_for_channel_type: `the channel is of a kind that apps cannot write to: ${anotherChannel}`,
    channel_is_limited_access: settings,
    restricted_action: 'the workspace or the channel does not let the app post: ask its admins',
    restricted_action_read_only_channel: `only some may post in the channel: ${settings}`,
    restricted_action_thread_only_channel: `the channel takes replies only: ${settings}`,
    restricted_action_non_threadable_channel: `the channel takes no replies in threads: ${settings}`,
    posting_to_general_channel_denied: `the app may not post in the workspace’s general channel: ${anotherChannel}`,
    cannot_post_in_channel: settings,
    slack_connect_blocked: admins,
    slack_connect_file_link_sharing_blocked: admins,
    cross_team_channel_not_allowed: anotherChannel,
    access_denied: admins,
    no_permission: 'the workspace does not let the app do this: ask its admins',
    not_allowed: admins,
    ekm_access_denied: 'the workspace’s admins have suspended posting (EKM): ask them',
    enterprise_is_restricted: 'the app may not be used in the Enterprise organization: ask its admins',
    team_access_not_granted: 'the app was not granted this workspace: ask the organization’s admins',
    team_not_found: 'the app was not granted this workspace: ask the organization’s admins',
    two_factor_setup_required: 'the workspace demands two-factor authentication: ask its admins',
    accesslimited: network,
    restricted_network: network,
    invalid_auth: `SLACK_BOT_TOKEN is not valid: ${token}`,
    not_authed: `SLACK_BOT_TOKEN is not valid: ${token}`,
    not_allowed_token_type: `SLACK_BOT_TOKEN is no bot token (xoxb-…): ${token}`,
    account_inactive: 'the app was removed from the workspace: install it again',
    app_not_installed: 'the app was removed from the workspace: install it again',
    team_disabled: 'the workspace is switched off: ask its owners',
    user_is_bot: token,
    token_expired:
      'SLACK_BOT_TOKEN has expired: switch token rotation off, install the app again and copy its token',
    token_revoked: `SLACK_BOT_TOKEN was revoked: ${token}`,
    missing_scope: `a scope is missing: ${manifest}`,
    metadata_must_be_sent_from_app: manifest,
    as_user_not_supported: manifest,
    deprecated_endpoint: update,
    method_deprecated: update,
    unknown_method: update,
  }),
);
