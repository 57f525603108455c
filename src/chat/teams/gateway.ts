import type { CloudAdapter } from 'botbuilder';
import type { ChatGateway } from '../gateway.ts';
import { pace } from '../pace.ts';
import { cardLinks } from './posting/card-links.ts';
import { cardPosts } from './posting/cards.ts';
import { channelName } from './posting/channel-name.ts';
import { conversationsOf } from './posting/conversations.ts';
import { linePosts } from './posting/lines.ts';
import type { Posting } from './posting/posting.ts';
import { privatePosts } from './posting/private.ts';
import { privateLinePosts } from './posting/private-lines.ts';
import { referenceOf } from './posting/reference-of.ts';
import { takenAway } from './posting/taken-away.ts';
import type { TeamsReferences } from './references.ts';
import { teamsRoster } from './roster/roster.ts';
import type { TeamsSettings } from './settings.ts';

/**
 * Teams as the couriers see it.
 *
 * @param adapter one of its own, without onTurnError: that would swallow what goes wrong in a proactive message
 */
export function teamsGateway(
  settings: TeamsSettings,
  references: TeamsReferences,
  adapter: CloudAdapter,
): ChatGateway {
  const posting: Posting = {
    referenceOf: channel => referenceOf(channel, references),
    turn: pace(settings.messagesPerSecond),
    conversations: conversationsOf(settings.appId, adapter),
  };
  const { knownAs, ...roster } = teamsRoster(settings, async (name, act) => {
    const channel = await posting.referenceOf(name);
    return await posting.conversations.inConversation(channel, channel.channelId, context =>
      act(context, channel),
    );
  });
  return {
    platform: 'teams',
    channelOf: async destination => (await posting.referenceOf(destination)).channelId,
    ...roster,
    ...cardPosts(posting),
    ...linePosts(posting),
    ...cardLinks(posting),
    ...channelName(posting),
    ...takenAway(posting),
    ...privateLinePosts(posting),
    ...privatePosts(posting, () => posting.referenceOf(settings.channel), knownAs),
    // Nothing is looked for: a bot cannot read a channel's history without permissions that no desk should ask for.
  };
}
