import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { ConnectorClient, ConnectorFactory } from 'botframework-connector';
import { targeted } from './targeted.ts';

type Answer = {
  status: number;
  bodyAsText?: string | null;
  headers: { get(name: string): string | undefined };
};

type Request = {
  timeout: number;
  url: string;
  headers: { get(name: string): string | undefined; delete(name: string): unknown };
};

type Pipeline = {
  removePolicy(policy: { name: string }): unknown;
  addPolicy(policy: {
    name: string;
    sendRequest<T extends Answer>(request: Request, next: (request: Request) => Promise<T>): Promise<T>;
  }): void;
};

/**
 * Has the Bot Framework's clients try once and say how it went. Left alone, the SDK repeats what got no answer three
 * times, a new post too (measured: one lost answer, four cards), sleeps through Retry-After while a worker waits
 * (51 s), and waits for an answer for ever. A page of somebody on the way (a proxy, a portal) that says 200 it takes for
 * a deed done: a card that was never edited stayed as it was.
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
        pipeline.addPolicy(targeted);
        pipeline.addPolicy({
          name: 'answerWithin',
          sendRequest: async (request, next) => {
            request.timeout = answerWithinMs;
            return theConnectors(await next(request));
          },
        });
        return client;
      },
    };
  };
  return authentication;
}

/** @throws where what says that all went well is nothing that the Bot Connector says */
function theConnectors<T extends Answer>(answer: T): T {
  const isGood = answer.status >= 200 && answer.status < 300;
  const isOurs = !answer.bodyAsText || /\bjson\b/.test(answer.headers.get('content-type') ?? '');
  if (isGood && !isOurs) throw new Error('the answer is not the Bot Connector’s');
  return answer;
}

/** The SDK shows its pipeline to nobody, and has no option for either. */
function pipelineOf(client: ConnectorClient): Pipeline {
  const { client: inner } = client as unknown as { client?: { pipeline?: Pipeline } };
  if (!inner?.pipeline)
    throw new Error('botframework-connector has changed: its pipeline is not where it was');
  return inner.pipeline;
}
