import type { WebClient } from '@slack/web-api';
import type { ChatGateway } from '../gateway.ts';
import { pace } from '../pace.ts';
import { messageFiles } from './files/message-files.ts';
import { cardLinks } from './posting/card-links.ts';
import { cardPosts } from './posting/cards.ts';
import { channelName } from './posting/channel-name.ts';
import { foundCards } from './posting/found-cards.ts';
import { foundPosts } from './posting/found-posts.ts';
import { homePosts } from './posting/home.ts';
import { incidentPosts } from './posting/incidents.ts';
import { linePosts } from './posting/lines.ts';
import { listPosts } from './posting/lists.ts';
import { privatePosts } from './posting/private.ts';
import { takenAway } from './posting/taken-away.ts';
import { unfurlPosts } from './posting/unfurls.ts';
import { slackRoster } from './roster/roster.ts';
import type { SlackSettings } from './settings.ts';

/** Slack as the couriers see it. */
export function slackGateway(settings: SlackSettings, client: WebClient): ChatGateway {
  const turn = pace(settings.postsPerSecond);
  const away = takenAway(client, turn);
  return {
    platform: 'slack',
    channelOf: async destination => destination,
    ...slackRoster(settings, client),
    ...cardPosts(client, turn),
    ...incidentPosts(client, turn),
    ...linePosts(client, turn),
    ...away,
    takeBackPrivately: (place, instead) => away.takeAway(place, null, instead),
    ...listPosts(client, turn),
    ...privatePosts(client, turn),
    ...homePosts(client, turn),
    ...foundCards(client),
    ...foundPosts(client),
    ...cardLinks(client),
    ...messageFiles(settings, client),
    ...unfurlPosts(client, turn),
    ...channelName(client),
  };
}
