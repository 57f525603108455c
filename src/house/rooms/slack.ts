import type { Application } from 'express';
import type { DeskDoor } from '../../chat/desk-door.ts';
import type { Gateways } from '../../chat/gateway.ts';
import { slackClient } from '../../chat/slack/client.ts';
import { type SlackDoor, slackDoor } from '../../chat/slack/door.ts';
import { slackGateway } from '../../chat/slack/gateway.ts';
import type { Config } from '../../config/config.ts';
import type { Ground } from './ground.ts';

type Around = { ground: Ground; gateways: Gateways; door: DeskDoor; web: Application };

/** Hangs Slack's door on `web`, and adds its gateway. */
export function openSlack(
  settings: NonNullable<Config['slack']>,
  { ground: { log }, gateways, door, web }: Around,
): SlackDoor {
  const client = slackClient(settings);
  gateways.slack = slackGateway(settings, client);
  return slackDoor(settings, client, door, web, log);
}
