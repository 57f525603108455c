import { ExpressReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Application, NextFunction, Request, Response } from 'express';
import type { Log } from '../../../log.ts';
import type { SlackSettings } from '../settings.ts';
import { boltLogger } from './bolt-logger.ts';
import { type Connection, keepConnected } from './socket.ts';

const path = '/slack/events';
/** Bolt refuses requests older than this; we refuse those from the future too (platform rules, Slack 20). */
const skewSeconds = 300;
/** Slack's largest payload is a view of 250 kB; Bolt itself would read anything into memory. */
const bodyBytes = 1_000_000;

/**
 * Where Slack reaches the app: by HTTP at `/slack/events`, or by a socket that the app opens.
 *
 * @param web must have no body parser before it: Bolt reads the raw body to check the signature
 */
export function slackReceiver(
  settings: SlackSettings,
  web: Application,
  log: Log,
): { receiver: Receiver; connection: Connection } {
  if (settings.mode === 'socket') {
    const receiver = new SocketModeReceiver({
      appToken: settings.appToken ?? '',
      logger: boltLogger(log),
      autoReconnectEnabled: false,
      installerOptions: {
        clientOptions: {
          retryConfig: { retries: 0 },
          timeout: 10_000,
          ...(settings.apiUrl ? { slackApiUrl: settings.apiUrl } : {}),
        },
      },
    });
    return { receiver, connection: keepConnected(receiver.client, log) };
  }
  web.use(path, refuseEarly(log));
  const receiver = new ExpressReceiver({
    app: web,
    signingSecret: settings.signingSecret ?? '',
    endpoints: path,
    processBeforeResponse: false,
    logger: boltLogger(log),
  });
  return { receiver, connection: { start: () => {}, stop: async () => {} } };
}

/** Refuses what need not be read to be refused. */
function refuseEarly(log: Log) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const stamp = Number(request.get('x-slack-request-timestamp'));
    const length = Number(request.get('content-length') ?? 0);
    if (stamp > Date.now() / 1000 + skewSeconds) {
      log.warn({ room: 'slack', stamp }, 'refused a request: its timestamp lies in the future');
      response.status(401).send();
    } else if (length > bodyBytes) {
      log.warn({ room: 'slack', length }, 'refused a request: it is too large');
      response.status(413).send();
    } else next();
  };
}
