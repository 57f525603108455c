import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { ConnectorFactory } from 'botframework-connector';

/** Teams has a service for each part of the world; the app meets one or two. */
const keptAtMost = 20;

/**
 * Has the Bot Framework's clients made once for each service. Left alone, the SDK makes two for each activity and for each post, with
 * all that they would check of what they send and get: one to answer by, and one for signing people in, which nobody here uses.
 */
export function keptClients(
  authentication: ConfigurationBotFrameworkAuthentication,
): ConfigurationBotFrameworkAuthentication {
  const { authenticateRequest, createConnectorFactory, createUserTokenClient } = bound(authentication);
  const posting = keeping();
  const answering = keeping();
  const signing = onceFor<Awaited<ReturnType<typeof createUserTokenClient>>>();
  authentication.createConnectorFactory = identity => posting(createConnectorFactory(identity));
  authentication.createUserTokenClient = identity => signing('', () => createUserTokenClient(identity));
  authentication.authenticateRequest = async (activity, header) => {
    const { connectorFactory, ...checked } = await authenticateRequest(activity, header);
    return { ...checked, ...(connectorFactory ? { connectorFactory: answering(connectorFactory) } : {}) };
  };
  return authentication;
}

function bound(authentication: ConfigurationBotFrameworkAuthentication) {
  return {
    authenticateRequest: authentication.authenticateRequest.bind(authentication),
    createConnectorFactory: authentication.createConnectorFactory.bind(authentication),
    createUserTokenClient: authentication.createUserTokenClient.bind(authentication),
  };
}

/** All of one app: whichever factory makes a client, it bears the same credentials. */
function keeping() {
  const clients = onceFor<Awaited<ReturnType<ConnectorFactory['create']>>>();
  return (factory: ConnectorFactory): ConnectorFactory => ({
    create: (serviceUrl, audience) =>
      clients(`${serviceUrl} ${audience}`, () => factory.create(serviceUrl, audience)),
  });
}

function onceFor<Client>() {
  const kept = new Map<string, Promise<Client>>();
  return (name: string, make: () => Promise<Client>): Promise<Client> => {
    const known = kept.get(name);
    if (known) return known;
    if (kept.size >= keptAtMost) kept.clear();
    const made = make();
    kept.set(name, made);
    made.catch(() => kept.delete(name));
    return made;
  };
}
