import { Blocked, Permanent, Transient } from '../../outbox/failure.ts';

/** The connector's codes that keep everything out until a person does something (platform rules, Teams 11). */
const mending: Record<string, string> = {
  BotNotInConversationRoster: 'the app is not in that team any more: install it again',
  ConversationNotFound:
    'the channel does not exist any more: install the app in another one, or name it in desk.yaml',
  BotDisabledByAdmin: 'an admin of the tenant has disabled the app: ask for it to be allowed',
  MessageWritesBlocked: 'the channel does not let the app write: look at its moderation settings',
  ConversationBlockedByUser: 'somebody has blocked the app',
  Unauthorized:
    'the bot’s token is refused: check TEAMS_APP_ID, TEAMS_APP_PASSWORD (it expires) and TEAMS_TENANT_ID',
  BotNotRegistered: 'the bot is not registered with this app id: check TEAMS_APP_ID and TEAMS_APP_PASSWORD',
};

/** 412: concurrent edits of one conversation; 429: too fast; the rest are Microsoft's passing troubles. */
const passing = [408, 412, 429, 500, 502, 503, 504];

type ConnectorError = {
  statusCode?: number;
  code?: string;
  message: string;
  body?: { error?: { code?: string } };
  response?: { headers?: { get(name: string): string | undefined } };
};

export function statusOf(error: unknown): number | undefined {
  return (error as ConnectorError).statusCode;
}

/** Sorts what a call to Teams throws: it passes by itself, somebody must mend the way, or this message never goes. */
export function sorted(error: unknown): Error {
  if (error instanceof Transient || error instanceof Permanent) return error;
  const { statusCode, message, body, code, response } = error as ConnectorError;
  if (statusCode === undefined || passing.includes(statusCode)) {
    const retryAfter = Number(response?.headers?.get('retry-after'));
    return new Transient(`Teams: ${message}`, {
      cause: error,
      ...(retryAfter > 0 ? { retryAfterSeconds: retryAfter } : {}),
    });
  }
  const word = body?.error?.code ?? code ?? '';
  const advice = mending[statusCode === 401 && !mending[word] ? 'Unauthorized' : word];
  return advice
    ? new Blocked(`Teams says ${statusCode} ${word}: ${advice}`)
    : new Permanent(`Teams says ${statusCode} ${word}: ${message}`);
}
