import { TeamsInfo } from 'botbuilder';
import type { ChatGateway } from '../../gateway.ts';
import type { Posting } from './posting.ts';

/** Teams names every channel but the first one of a team, whose name is each client's own. */
const first = 'General';

/** What a channel is called now: asked each time, for names change. */
export function channelName({ referenceOf, conversations }: Posting): Pick<ChatGateway, 'nameOf'> {
  return {
    nameOf: async channel => {
      try {
        const reference = await referenceOf(channel);
        const { teamId } = reference;
        const channels = await conversations.inConversation(reference, channel, context =>
          TeamsInfo.getTeamChannels(context, teamId),
        );
        const found = channels.find(({ id }) => id === channel);
        return found ? (found.name ?? first) : null;
      } catch {
        return null;
      }
    },
  };
}
