import { type TeamsChannelAccount, TeamsInfo, type TurnContext } from 'botbuilder';
import { Transient } from '../../../outbox/failure.ts';
import { pace } from '../../pace.ts';
import { isNobody, isPassing } from '../errors.ts';
import type { TeamsReference } from '../references.ts';

/** The most that Teams hands out at once. */
const membersPerPage = 500;
/** Teams lets a bot ask a conversation for members 120 times in half a minute (platform rules, Teams 9). */
const asksPerSecond = 3;

/** Does something in a channel, called as desk.yaml calls it, and sorts what goes wrong. */
export type InChannel = <T>(
  channel: string,
  act: (context: TurnContext, channel: TeamsReference) => Promise<T>,
) => Promise<T>;

/**
 * Who is in one channel. What is asked goes where the SDK wants a team, for left to itself the SDK always asks the team.
 */
export function membersOf(inChannel: InChannel) {
  const turn = pace(asksPerSecond, 10);
  /** Which conversation is to be asked about a channel. */
  const asked = new Map<string, string>();

  async function whomToAsk(context: TurnContext, channel: TeamsReference): Promise<string> {
    const { channelId, teamId, isApart } = channel;
    if (isApart || channelId === teamId) return channelId;
    const known = asked.get(channelId);
    if (known !== undefined) return known;
    try {
      const channels = await TeamsInfo.getTeamChannels(context, teamId);
      const isStandard = channels.find(({ id }) => id === channelId)?.type === 'standard';
      asked.set(channelId, isStandard ? teamId : channelId);
      return isStandard ? teamId : channelId;
    } catch (error) {
      // Whoever never showed themselves in the channel would be nobody while Teams stumbles.
      if (isPassing(error)) throw error;
      // Rather too few of them than the whole team.
      return channelId;
    }
  }

  async function everybodyIn(name: string): Promise<TeamsChannelAccount[]> {
    return await inChannel(name, async (context, channel) => {
      const conversation = await whomToAsk(context, channel);
      const members: TeamsChannelAccount[] = [];
      let next: string | undefined;
      do {
        await turn('');
        const page = await TeamsInfo.getPagedTeamMembers(context, conversation, membersPerPage, next);
        if (!Array.isArray(page.members))
          throw new Transient('Teams: the answer about the members cannot be understood');
        members.push(...page.members);
        next = page.continuationToken;
      } while (next);
      return members;
    });
  }

  async function memberIn(name: string, userId: string): Promise<TeamsChannelAccount | null> {
    await turn('');
    return await inChannel(name, async (context, channel) => {
      try {
        return await TeamsInfo.getTeamMember(context, await whomToAsk(context, channel), userId);
      } catch (error) {
        if (isNobody(error)) return null;
        throw error;
      }
    });
  }

  return { everybodyIn, memberIn };
}
