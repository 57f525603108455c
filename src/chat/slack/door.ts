import { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Application } from 'express';
import type { Log } from '../../log.ts';
import type { DeskDoor } from '../desk-door.ts';
import { answersAt } from './answers/answers.ts';
import type { HomeShown } from './answers/home-shown.ts';
import { boltLogger } from './connection/bolt-logger.ts';
import { slackReceiver } from './connection/receiver.ts';
import { tellWaiting, timeAcks } from './connection/timed-acks.ts';
import { buttons } from './listeners/buttons.ts';
import { command } from './listeners/command.ts';
import { forms } from './listeners/forms.ts';
import { home } from './listeners/home.ts';
import { links } from './listeners/links.ts';
import { mentions } from './listeners/mentions.ts';
import { options } from './listeners/options.ts';
import { people } from './listeners/people.ts';
import { reactions } from './listeners/reactions.ts';
import { shortcuts } from './listeners/shortcuts.ts';
import { within } from './listeners/within.ts';
import { asker, type Listener, type Listening } from './listening.ts';
import type { SlackSettings } from './settings.ts';

export type SlackDoor = { start(): Promise<void>; stop(): Promise<void> };

const listeners: Listener[] = [
  buttons,
  within,
  options,
  forms,
  command,
  mentions,
  home,
  shortcuts,
  reactions,
  links,
  people,
];

/**
 * Listens to Slack, with a listener for each kind of thing that it tells. The rules are the desk's.
 *
 * @param web must have no body parser before it: Bolt reads the raw body to check the signature
 */
export function slackDoor(
  settings: SlackSettings,
  client: WebClient,
  desk: DeskDoor,
  web: Application,
  log: Log,
): SlackDoor {
  const { receiver, connection } = slackReceiver(settings, web, log);
  const app = new App({
    // Given a token alone, Bolt asks Slack about it at once, and a refusal is an unhandled rejection that would end
    // the whole desk. Who the bot is, nothing here needs to know.
    authorize: async () => ({ botToken: settings.botToken }),
    receiver,
    logger: boltLogger(log),
    clientOptions: settings.apiUrl ? { slackApiUrl: settings.apiUrl } : {},
  });
  const homeShown: HomeShown = async (userId, page, message) => {
    await desk.homeShown(asker(userId), page, { channel: '', message });
  };
  const at: Listening = {
    desk,
    answers: answersAt(client, userId => desk.wordsFor(asker(userId)), homeShown, log, settings.apiUrl),
    settings,
    log,
  };
  tellWaiting(app, () => desk.somebodyWaits?.());
  timeAcks(app, seconds => desk.acknowledged?.('slack', seconds));
  for (const listen of listeners) listen(app, at);
  app.error(async error => {
    log.error({ room: 'slack', err: error }, 'a listener failed');
  });
  return {
    start: async () => await connection.start(),
    stop: async () => await connection.stop(),
  };
}
