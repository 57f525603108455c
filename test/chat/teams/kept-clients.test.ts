import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { ConnectorClient, ConnectorFactory } from 'botframework-connector';
import { expect, test } from 'vitest';
import { NoCredentials } from '../../../src/chat/teams/adapter/credentials.ts';
import { keptClients } from '../../../src/chat/teams/adapter/kept-clients.ts';

const here = 'https://service.example/emea/';
const activity = { channelId: 'msteams', serviceUrl: here } as Activity;
const elsewhere = 'https://service.example/amer/';

test('a client is made once for each service, also for what is answered, and again where it could not be made', async () => {
  const made: string[] = [];
  const authentication = new ConfigurationBotFrameworkAuthentication({}, new NoCredentials());
  const factory: ConnectorFactory = {
    create: async serviceUrl => {
      made.push(serviceUrl);
      if (made.length === 1) throw new Error('no credentials yet');
      return {} as ConnectorClient;
    },
  };
  authentication.createConnectorFactory = () => factory;
  const identity = await keptClients(authentication)
    .authenticateRequest(activity, '')
    .then(({ claimsIdentity }) => claimsIdentity);
  const post = async (serviceUrl: string) =>
    await authentication.createConnectorFactory(identity).create(serviceUrl, 'audience');
  await expect(post(here)).rejects.toThrow('no credentials yet');
  const [first, second, other] = [await post(here), await post(here), await post(elsewhere)];
  expect(second).toBe(first);
  expect(other).not.toBe(first);
  expect(made).toEqual([here, here, elsewhere]);

  const answers = async () => {
    const checked = await authentication.authenticateRequest(activity, '');
    return await checked.connectorFactory?.create(here, checked.audience ?? '');
  };
  const answer = await answers();
  expect(answer).toBeDefined();
  expect(await answers()).toBe(answer);
  expect(await authentication.createUserTokenClient(identity)).toBe(
    await authentication.createUserTokenClient(identity),
  );
});
