import { Blocked, Permanent, Transient } from '../../outbox/failure.ts';

/** The connector's codes that keep everything out until a person does something (platform rules, Teams 11). */
const needsPerson = new Map(
  Object.entries({
    BotNotInConversationRoster: 'the app is not in that team or channel any more: install it again',
    ConversationNotFound:
      'the channel does not exist any more: install the app in another one, or name it in desk.yaml',
    BotDisabledByAdmin: 'an admin of the tenant has disabled the app: ask for it to be allowed',
    TenantNoPermission: 'the tenant does not let the app in: ask its admins to allow it',
    CapabilityOverride: 'a policy of the tenant takes this away from the app: ask its admins',
    MessageWritesBlocked: 'the channel does not let the app write: look at its moderation settings',
    NotEnoughPermissions: 'the app may not do this here: look at the channel’s moderation settings',
    Forbidden:
      'the app may not do this here: add it to that channel (in a private or shared one by itself) with the permissions of its package',
    ConversationBlockedByUser: 'somebody has blocked the app',
    InvalidBotApiHost: 'the bot belongs to another cloud of Microsoft’s: look at its registration',
    Unauthorized:
      'the bot’s token is refused: check TEAMS_APP_ID, TEAMS_APP_PASSWORD (it expires) and TEAMS_TENANT_ID',
    BotNotRegistered: 'the bot is not registered with this app id: check TEAMS_APP_ID and TEAMS_APP_PASSWORD',
  }),
);

/** Codes that name what is wrong with a message itself. */
const wrongContent = ['MessageSizeTooBig', 'BadSyntax', 'MissingProperty', 'MalformedData'];

/**
 * `BadArgument` is said of a message that is wrong, and for hours in an outage of conversations that are right ("Failed
 * to decrypt conversation id", msteams-docs#9561): its text tells which.
 */
const namesContent =
  /\b(attachment|card|payload|content|entit(y|ies)|mention|schema|json|syntax|property)\b/i;
const namesPlace = /conversation|decrypt|tenant|thread|service/i;

/** Whoever on the way asks for more is not believed. */
const longestRestSeconds = 900;

type ConnectorError = {
  statusCode?: number;
  code?: string;
  message: string;
  body?: { error?: { code?: unknown; message?: unknown } };
  response?: { headers?: { get(name: string): string | undefined } };
};

function statusOf(error: unknown): number | undefined {
  return (error as ConnectorError).statusCode;
}

/** The connector's own word for a failure, such as `ConversationNotFound`; '' where it gave none. */
function codeOf(error: unknown): string {
  const { body, code } = error as ConnectorError;
  const said = body?.error?.code ?? code;
  // Microsoft's pages write some with a blank, "Bad Argument".
  return typeof said === 'string' ? said.replaceAll(' ', '') : '';
}

/**
 * Whether a message seems not to be there any more. A message that somebody deleted answers an edit with 403
 * ServiceError "Unknown" (BotFramework-Services#269), and one edit in a thousand of a message that is there answers 404
 * (msteams-docs#9425): whoever asks looks twice.
 */
export function isGone(error: unknown): boolean {
  return statusOf(error) === 404 || (statusOf(error) === 403 && codeOf(error) === 'ServiceError');
}

/**
 * The same of a message that is to be seen no more: that its whole conversation is not there is no answer, for in an outage
 * Teams says so of those that are.
 */
function isMessageGone(error: unknown): boolean {
  return isGone(error) && codeOf(error) !== 'ConversationNotFound';
}

/** Teams does not do what it is asked here. @property refused in its own words @property isOfPlace it does it for nobody there */
export type Refusal = { refused: string; isOfPlace: boolean };

/**
 * Why a message to one member of a conversation is not taken; null where it may be the next time. Clouds, tenants and
 * kinds of conversation that know no such messages say it in many ways (400 BadArgument in a chat with one person,
 * 403 THREADACCESSDENIED-209: msteams-docs#14434); a person who is not in it, or a post that is gone, is no fault of the
 * conversation's.
 */
export function refusalOf(error: unknown): Refusal | null {
  const status = statusOf(error);
  const code = codeOf(error);
  const { message, body } = error as ConnectorError;
  if (![400, 403, 404, 405, 501].includes(status ?? 0)) return null;
  if (isAboutContent(status, code, String(body?.error?.message ?? message))) return null;
  const isOfOne = status === 404 && /^(Activity|Member|User).*NotFound|^$/.test(code);
  return { refused: `${status} ${code}`.trim(), isOfPlace: !isOfOne };
}

/** Whether Teams stumbled, or could not be reached: asked again, it may say something else. */
export function isPassing(error: unknown): boolean {
  const status = statusOf(error) ?? 0;
  return status < 400 || status === 412 || status === 429 || status >= 500;
}

/** Whether there is no such person in the conversation; another 404 says that it was not looked. */
export function isNobody(error: unknown): boolean {
  return statusOf(error) === 404 && /^(Member|User).*NotFound|^NotFound$|^$/.test(codeOf(error));
}

/**
 * Sorts what a call to Teams throws: it passes by itself, somebody must mend the way, or this message never goes. Only
 * what is wrong with the message itself is final: a word that nobody knows yet is waited for.
 */
export function sorted(error: unknown): Error {
  if (error instanceof Transient || error instanceof Permanent) return error;
  const { statusCode, message, body, response } = error as ConnectorError;
  const word = codeOf(error);
  if (isAboutContent(statusCode, word, String(body?.error?.message ?? message)))
    return new Permanent(`Teams says ${statusCode} ${word}: ${message}`);
  const advice = needsPerson.get(statusCode === 401 && !needsPerson.has(word) ? 'Unauthorized' : word);
  // A code in a 5xx or a 429 says what Microsoft stumbled over.
  const isClients = statusCode !== undefined && [400, 401, 403, 404].includes(statusCode);
  if (advice && isClients) return new Blocked(`Teams says ${statusCode} ${word}: ${advice}`);
  const retryAfter = Number(response?.headers?.get('retry-after'));
  return new Transient(`Teams: ${statusCode ?? ''} ${word} ${message}`.replace(/\s+/g, ' '), {
    cause: error,
    ...(retryAfter > 0 ? { retryAfterSeconds: Math.min(retryAfter, longestRestSeconds) } : {}),
  });
}

function isAboutContent(status: number | undefined, code: string, says: string): boolean {
  if (status === 413) return true;
  if (status !== 400 && status !== 403) return false;
  if (wrongContent.includes(code)) return status === 400;
  return status === 400 && code === 'BadArgument' && namesContent.test(says) && !namesPlace.test(says);
}

/** Does something to a message. @returns false where Teams no longer has it */
export async function unlessMessageGone(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (isMessageGone(error)) return false;
    throw error;
  }
}
