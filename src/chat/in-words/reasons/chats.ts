import type { ReasonKind } from '../../words/mail/reasons.ts';
import { kindOfWire } from './wires.ts';

/** Words of Slack's for what keeps everything out, by what helps. A test asks that each is here which src/chat/slack knows. */
const slack: [RegExp, ReasonKind][] = [
  [/^channel_not_found$/, 'chat-channel'],
  [/^(user_)?not_in_channel$/, 'chat-not-in'],
  [
    /^is_(archived|inactive)$|_not_supported(_for_channel_type)?$|^posting_to_general|^cross_team/,
    'chat-closed',
  ],
  [/^restricted_action|^channel_is_limited_access$|^cannot_post_in_channel$/, 'chat-moderated'],
  [/^accesslimited$|^restricted_network$/, 'chat-network'],
  [/^account_inactive$|^app_not_installed$|^team_disabled$/, 'chat-removed'],
  [/^missing_scope$|^metadata_must_be|^as_user_not/, 'chat-scope'],
  [/^deprecated_|^method_deprecated$|^unknown_method$/, 'chat-retired'],
  [/^invalid_auth$|^not_authed$|^not_allowed_token_type$|^token_|^user_is_bot$/, 'chat-token'],
  [
    /^slack_connect|^access_denied$|^no_permission$|^not_allowed$|^ekm_|^enterprise_|^team_(access_)?not_|^two_factor/,
    'chat-admins',
  ],
  [/^(invalid|missing|too_many|no|block|json|markdown|attachment|metadata|msg)_/, 'chat-content'],
  [/^rate_?limited$/, 'chat-slow'],
  [/_error$|^service_unavailable$|^request_timeout$/, 'chat-stumbled'],
];

/** The same of the connector's codes (src/chat/teams/errors.ts). */
const teams: [RegExp, ReasonKind][] = [
  [/^BotNotInConversationRoster$/, 'chat-not-in'],
  [/^ConversationNotFound$/, 'chat-channel'],
  [/^(BotDisabledByAdmin|TenantNoPermission|CapabilityOverride|ConversationBlockedByUser)$/, 'chat-admins'],
  [/^(MessageWritesBlocked|NotEnoughPermissions|Forbidden)$/, 'chat-moderated'],
  [/^(InvalidBotApiHost|Unauthorized|BotNotRegistered)$/, 'chat-token'],
  [/^(MessageSizeTooBig|BadSyntax|MissingProperty|MalformedData|BadArgument)$/, 'chat-content'],
];

/** The same where the connector gave no code. */
const byStatus: Record<string, ReasonKind> = {
  ...{ 400: 'chat-content', 413: 'chat-content' },
  ...{ 401: 'chat-token', 403: 'chat-admins', 404: 'chat-channel' },
};

type OfChat = { by: 'slack' | 'teams' | 'program'; kind: ReasonKind | null; words: string };

/** What a chat says, and in which words of its own; null for what is no chat's. */
export function kindOfChat(said: string): OfChat | null {
  const [, word, needed = ''] = /Slack says ([a-z][a-z0-9_]*)( \(needed: [^)]*\))?/.exec(said) ?? [];
  if (word) {
    const known = slack.find(([pattern]) => pattern.test(word))?.[1];
    return { by: 'slack', kind: known ?? 'chat-unknown', words: `${word}${needed}` };
  }
  if (/^Slack asks to slow down/.test(said)) return { by: 'program', kind: 'chat-slow', words: '' };
  if (/^Slack /.test(said))
    return { by: 'program', kind: kindOfWire(said) ?? 'chat-stumbled', words: said.replace(/^[^:]*: /, '') };
  if (/not configured any more/.test(said)) return { by: 'program', kind: 'chat-unset', words: said };
  return ofTeams(said);
}

function ofTeams(said: string): OfChat | null {
  const [, status, code = ''] = /Teams says (\d{3}) ?(\w*)/.exec(said) ?? [];
  if (status) {
    const known = code ? (teams.find(([pattern]) => pattern.test(code))?.[1] ?? 'chat-stumbled') : null;
    const kind = known ?? byStatus[status] ?? 'chat-stumbled';
    return { by: 'teams', kind, words: `${status} ${code}`.trim() };
  }
  if (/^Teams: the app is not installed/.test(said))
    return { by: 'program', kind: 'chat-not-installed', words: '' };
  const [, passing, rest] = /^Teams: ?(\d{3})?(.*)$/.exec(said) ?? [];
  if (rest === undefined) return null;
  const words = `${passing ?? ''}${rest}`.trim();
  if (passing === '429') return { by: 'teams', kind: 'chat-slow', words };
  if (passing) return { by: 'teams', kind: 'chat-stumbled', words };
  return { by: 'program', kind: kindOfWire(rest) ?? 'chat-stumbled', words };
}
