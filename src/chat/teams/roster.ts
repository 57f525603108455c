import { type TeamsChannelAccount, TeamsInfo, type TurnContext } from 'botbuilder';
import type { ChatDirectory, ChatMember, ChatRoll } from '../../desk/people/directory.ts';
import { Transient } from '../../outbox/failure.ts';
import { pace } from '../pace.ts';
import { isNobody } from './errors.ts';
import type { TeamsReference } from './references.ts';
import { besideTheOperators, type TeamsSettings } from './settings.ts';

/** The most that Teams hands out at once. */
const membersPerPage = 500;
/** Teams lets a bot ask a conversation for members 120 times in half a minute (platform rules, Teams 9). */
const asksPerSecond = 3;

/**
 * Who is in the operators' channel. A private or a shared one is asked itself: most of the team is not in it, and guests
 * and other tenants may be (platform rules, Teams 16). Those are shown, and never vouched for. Of a standard channel,
 * which is the whole team's, the service knows no more than who has shown themselves there (BotBuilder-MicrosoftTeams#80):
 * only where it says that the channel is one is the team asked in its place.
 *
 * Of several channels each is asked: who is in one of them is an operator. One beside the first that cannot be asked has
 * whom it had when it last could.
 *
 * @param inChannel acts in that channel, and sorts what goes wrong. What is asked goes where the SDK wants a team, for left
 *   to itself the SDK always asks the team
 */
export function teamsRoster(
  settings: Pick<TeamsSettings, 'allowedTenants' | 'channel' | 'routed' | 'restricted'>,
  inChannel: <T>(
    channel: string,
    act: (context: TurnContext, channel: TeamsReference) => Promise<T>,
  ) => Promise<T>,
): ChatDirectory & ChatRoll {
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
    } catch {
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

  const others = besideTheOperators(settings);
  const lastKnown = new Map<string, TeamsChannelAccount[]>();

  async function everybody(): Promise<TeamsChannelAccount[]> {
    const all = new Map((await everybodyIn(settings.channel)).map(found => [idOf(found), found]));
    for (const name of others) {
      try {
        lastKnown.set(name, await everybodyIn(name));
      } catch {
        // The app is not in there (yet): that must not keep the rest from working, and `sportello check` says it.
      }
      for (const found of lastKnown.get(name) ?? []) if (!all.has(idOf(found))) all.set(idOf(found), found);
    }
    return [...all.values()];
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

  const { restricted } = settings;
  return {
    member: async userId => {
      let found = await memberIn(settings.channel, userId);
      for (const name of others) found ??= await memberIn(name, userId).catch(() => null);
      return found && memberOf(found, settings);
    },

    ...(restricted === null
      ? {}
      : { presentAmongFew: async () => new Set((await everybodyIn(restricted)).map(idOf)) }),

    members: async () => (await everybody()).map(found => memberOf(found, settings)),

    present: async () => new Set((await everybody()).map(idOf)),
  };
}

function idOf(found: TeamsChannelAccount): string {
  return found.aadObjectId ?? found.id;
}

function memberOf(found: TeamsChannelAccount, settings: Pick<TeamsSettings, 'allowedTenants'>): ChatMember {
  const isOfTenant = !found.tenantId || settings.allowedTenants.includes(found.tenantId);
  const isGuest =
    /guest|anonymous|external|federated/i.test(found.userRole ?? '') ||
    (found.userPrincipalName ?? '').includes('#EXT#');
  return {
    userId: idOf(found),
    name: found.name,
    email: isOfTenant && !isGuest ? (found.email ?? found.userPrincipalName ?? null) : null,
    inOperatorsChannel: true,
  };
}
