import { describe, expect, test } from 'vitest';
import { isGone, isNobody, sorted } from '../../../src/chat/teams/errors.ts';
import { Blocked, Permanent, Transient } from '../../../src/outbox/failure.ts';

const says = (statusCode: number | undefined, code?: string, message = 'no') => ({
  statusCode,
  message,
  ...(code === undefined ? {} : { code, body: { error: { code, message } } }),
});
const kindOf = (error: Error) =>
  error instanceof Permanent
    ? 'final'
    : error instanceof Blocked
      ? 'needs a person'
      : error instanceof Transient
        ? 'passes'
        : 'unsorted';

describe('the content is wrong', () => {
  test.each<[number, string | undefined, string?]>([
    [413, 'MessageSizeTooBig'],
    [413, 'RequestEntityTooLarge'],
    [413, undefined],
    [400, 'MessageSizeTooBig'],
    [400, 'BadSyntax'],
    [400, 'BadSyntax', 'Activity resulted into multiple skype activities'],
    [400, 'MissingProperty'],
    [400, 'BadArgument', 'Unknown attachment type'],
    [400, 'Bad Argument', 'Invalid request payload'],
    [400, 'BadArgument', 'The Adaptive Card could not be parsed'],
  ])('%s %s %s', (status, code, message) => {
    expect(kindOf(sorted(says(status, code, message)))).toBe('final');
  });
});

describe('a person must mend the way', () => {
  test.each<[number, string | undefined]>([
    [403, 'BotNotInConversationRoster'],
    [403, 'BotDisabledByAdmin'],
    [403, 'MessageWritesBlocked'],
    [403, 'ConversationBlockedByUser'],
    [403, 'NotEnoughPermissions'],
    [403, 'TenantNoPermission'],
    [403, 'Forbidden'],
    [404, 'ConversationNotFound'],
    [401, 'BotNotRegistered'],
    [401, 'Unauthorized'],
    [401, undefined],
    [401, 'SomethingNew'],
  ])('%s %s', (status, code) => {
    expect(kindOf(sorted(says(status, code)))).toBe('needs a person');
  });
});

describe('it is waited for', () => {
  test.each<[number | undefined, string | undefined, string?]>([
    [undefined, undefined],
    [403, 'BadArgument', 'Failed to decrypt conversation id'],
    [400, 'BadArgument', 'Failed to decrypt conversation id'],
    [400, 'BadArgument', 'Failed to decrypt pairwise id'],
    [400, 'BadArgument', 'Invalid conversation payload'],
    [400, 'BadArgument', 'Unknown'],
    [400, 'ServiceError'],
    [403, 'ServiceError', 'Unknown'],
    [403, undefined],
    [403, 'BadSyntax'],
    [404, undefined],
    [404, 'ActivityNotFoundInConversation'],
    [408, undefined],
    [409, 'Conflict'],
    [412, 'PreconditionFailed'],
    [429, 'Throttled'],
    [500, 'ServiceError'],
    [502, 'BotNotInConversationRoster'],
    [503, undefined],
    [504, 'GatewayTimeout'],
    // Odd ones: a proxy's page with 200, a redirect to a login, words that nobody has heard.
    [200, undefined],
    [302, undefined],
    [418, 'ATeapot'],
    [451, undefined],
    [400, 'SomethingOfNextYear'],
    [403, 'PolicyOfTheDay'],
    [404, 'NotHereToday'],
    [403, 'constructor'],
  ])('%s %s %s', (status, code, message) => {
    expect(kindOf(sorted(says(status, code, message)))).toBe('passes');
  });

  test('a code that is no word', () => {
    expect(kindOf(sorted({ statusCode: 400, message: 'x', body: { error: { code: 17 } } }))).toBe('passes');
    expect(kindOf(sorted({ statusCode: 400, message: 'x', body: { error: 'page' } }))).toBe('passes');
  });
});

test.each([
  ['17', 17],
  ['86400', 900],
  ['0', undefined],
  ['-5', undefined],
  ['soon', undefined],
])('when Teams asks to wait %s seconds, it is waited for %s', (asked, seconds) => {
  const throttled = { ...says(429, 'Throttled'), response: { headers: { get: () => asked } } };
  expect(sorted(throttled)).toMatchObject({ retryAfterSeconds: seconds });
});

test.each<[number, string, boolean]>([
  [404, 'ActivityNotFoundInConversation', true],
  [404, 'ConversationNotFound', true],
  [403, 'ServiceError', true],
  [403, 'BotNotInConversationRoster', false],
  [500, 'ServiceError', false],
])('%i %s: a card seems to be gone: %s', (status, code, gone) => {
  expect(isGone(says(status, code))).toBe(gone);
});

test.each<[number, string, boolean]>([
  [404, 'MemberNotFoundInConversation', true],
  [404, 'NotFound', true],
  [404, 'ConversationNotFound', false],
  [403, 'Forbidden', false],
])('%i %s: nobody is there: %s', (status, code, nobody) => {
  expect(isNobody(says(status, code))).toBe(nobody);
});
