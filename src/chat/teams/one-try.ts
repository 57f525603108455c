import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { ConnectorClient, ConnectorFactory } from 'botframework-connector';

type Pipeline = {
  removePolicy(policy: { name: string }): unknown;
  addPolicy(policy: {
    name: string;
    sendRequest<T>(
      request: { timeout: number },
      next: (request: { timeout: number }) => Promise<T>,
    ): Promise<T>;
  }): void;
};

/**
 * Has the Bot Framework's clients try once and say how it went. Left alone, the SDK repeats what got no answer three
 * times, a new post too (measured: one lost answer, four cards), sleeps through Retry-After while a worker waits
 * (51 s), and waits for an answer for ever.
 */
export function oneTry(
  authentication: ConfigurationBotFrameworkAuthentication,
  answerWithinMs: number,
): ConfigurationBotFrameworkAuthentication {
  const factoryFor = authentication.createConnectorFactory.bind(authentication);
  authentication.createConnectorFactory = (identity): ConnectorFactory => {
    const factory = factoryFor(identity);
    return {
      create: async (serviceUrl, audience) => {
        const client = await factory.create(serviceUrl, audience);
        const pipeline = pipelineOf(client);
        pipeline.removePolicy({ name: 'defaultRetryPolicy' });
        pipeline.addPolicy({
          name: 'answerWithin',
          sendRequest: async (request, next) => {
            request.timeout = answerWithinMs;
            return await next(request);
          },
        });
        return client;
      },
    };
  };
  return authentication;
}

/** The SDK shows its pipeline to nobody, and has no option for either. */
function pipelineOf(client: ConnectorClient): Pipeline {
  const { client: inner } = client as unknown as { client?: { pipeline?: Pipeline } };
  if (!inner?.pipeline)
    throw new Error('botframework-connector has changed: its pipeline is not where it was');
  return inner.pipeline;
}
