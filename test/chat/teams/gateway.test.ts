import type { Server } from 'node:http';
import type { Application, Request, Response } from 'express';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { teamsAdapter } from '../../../src/chat/teams/adapter.ts';
import { teamsGateway } from '../../../src/chat/teams/gateway.ts';
import type { TeamsReference } from '../../../src/chat/teams/references.ts';
import { ticketCard } from '../../../src/chat/ticket-card.ts';
import { closeServer } from '../../../src/house.ts';
import { listen, openHttp } from '../../../src/http.ts';
import { Blocked, Permanent, Transient } from '../../../src/outbox/failure.ts';
import { teamsIds } from '../../../src/sandbox/cast.ts';
import { botConnector } from '../../../src/sandbox/teams/connector.ts';
import { TeamsTenant } from '../../../src/sandbox/teams/tenant.ts';
import { arrival, ticketOf } from '../../ticket/ticket-of.ts';
import { aMoment } from '../a-moment.ts';

const card = ticketCard(ticketOf(), [], aMoment('en', arrival));
const channel = teamsIds.channel;

let tenant: TeamsTenant;
let server: Server;
let url = '';
/** What becomes of a call on its way; null lets it pass. */
let onTheWay: ((request: Request, response: Response) => void) | null = null;
/** Carries the call out, and tears the wire before its answer. */
let isAnswerLost = false;
let calls = 0;

beforeEach(async () => {
  tenant = new TeamsTenant([], [{ id: channel, name: 'Assistenza' }], teamsIds);
  tenant.state.installedIn = channel;
  onTheWay = null;
  isAnswerLost = false;
  calls = 0;
  const web: Application = openHttp();
  const listening = await listen(web, '127.0.0.1', 0);
  server = listening.server;
  url = `http://127.0.0.1:${listening.port}`;
  web.use('/v3', (request, response, next) => {
    calls += 1;
    if (onTheWay) return onTheWay(request, response);
    if (isAnswerLost) response.json = () => response.destroy() as typeof response;
    next();
  });
  web.use(botConnector(tenant, () => url));
});
afterEach(() => closeServer(server));

function gateway() {
  const reference: TeamsReference = {
    channelId: channel,
    teamId: teamsIds.teamId,
    tenantId: teamsIds.tenantId,
    serviceUrl: url,
    botId: tenant.botId,
    installedAt: new Date(),
  };
  const settings = {
    appId: teamsIds.appId,
    appPassword: null,
    appType: 'SingleTenant' as const,
    tenantId: teamsIds.tenantId,
    allowedTenants: [teamsIds.tenantId],
    channel: 'installed',
    adminChannel: null,
    language: 'en' as const,
    messagesPerSecond: 50,
    standIn: {
      kind: 'tenant' as const,
      openIdMetadataUrl: `${url}/openid`,
      token: () => tenant.tokenForBot(),
      fileOrigin: url,
    },
  };
  return teamsGateway(
    settings,
    {
      save: async () => {},
      removeTeam: async () => {},
      find: async () => reference,
      first: async () => reference,
    },
    teamsAdapter(settings, 500),
  );
}

const failureOf = async (work: Promise<unknown>): Promise<unknown> =>
  await work.then(
    () => null,
    (error: unknown) => error,
  );

describe('a call that does not come back', () => {
  test('an answer that is lost on the way is not asked for again by the SDK: that would post another card', async () => {
    isAnswerLost = true;
    const error = await failureOf(gateway().postCard(channel, card));
    expect(error).toBeInstanceOf(Transient);
    expect(tenant.channel(channel)?.threads).toHaveLength(1);
  });

  test.each([429, 500, 502, 503, 504, 412])('%i is left to the outbox, which waits', async status => {
    onTheWay = (_request, response) => void response.status(status).set('retry-after', '17').json({});
    const error = await failureOf(gateway().postCard(channel, card));
    expect(error).toBeInstanceOf(Transient);
    expect(error).toMatchObject({ retryAfterSeconds: 17 });
    expect(calls).toBe(1);
  });

  test('a service that takes the call and says nothing', async () => {
    onTheWay = () => {};
    const error = await failureOf(gateway().postCard(channel, card));
    expect(error).toBeInstanceOf(Transient);
  });
});

test('a card that is gone is not an error: a new one takes its place', async () => {
  const gone = { channel, message: '1700000000000' };
  expect(await gateway().updateCard(gone, card)).toBe(false);
  expect(await gateway().postLine(gone, { text: 'x', mentions: [] })).toBeNull();
});

describe('what the connector refuses', () => {
  const refuses = (status: number, code: string) => {
    onTheWay = (_request, response) => void response.status(status).json({ error: { code, message: 'no' } });
  };

  test.each([
    [403, 'BotNotInConversationRoster', 'install it again'],
    [403, 'MessageWritesBlocked', 'moderation'],
    [404, 'ConversationNotFound', 'does not exist any more'],
    [401, 'Unauthorized', 'TEAMS_APP_PASSWORD'],
  ])('%i %s waits until somebody has mended it, and says what to do', async (status, code, advice) => {
    refuses(status, code);
    const error = await failureOf(gateway().postCard(channel, card));
    expect(error).toBeInstanceOf(Blocked);
    expect(String(error)).toContain(advice);
  });

  test.each([
    [413, 'MessageSizeTooBig'],
    [400, 'BadSyntax'],
  ])('%i %s never passes', async (status, code) => {
    refuses(status, code);
    expect(await failureOf(gateway().postCard(channel, card))).toBeInstanceOf(Permanent);
  });
});

test('a page of somebody on the way is no answer: what was asked is asked again', async () => {
  const place = await gateway().postCard(channel, card);
  onTheWay = (_request, response) => void response.type('html').send('<html>Welcome to the proxy</html>');
  const there = gateway();
  for (const work of [
    there.postCard(channel, card),
    there.updateCard(place, card),
    there.postLine(place, { text: 'x', mentions: [] }),
  ])
    expect(await failureOf(work)).toBeInstanceOf(Transient);
});
