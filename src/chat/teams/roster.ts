import { type TeamsChannelAccount, TeamsInfo, type TurnContext } from 'botbuilder';
import type { ChatDirectory, ChatMember, ChatRoll } from '../../desk/directory.ts';
import { Transient } from '../../outbox/failure.ts';
import { pace } from '../pace.ts';
import { isNobody } from './errors.ts';
import type { TeamsSettings } from './settings.ts';

/** The most that Teams hands out at once. */
const membersPerPage = 500;
/** Teams lets a bot ask a conversation for members 120 times in half a minute (platform rules, Teams 9). */
const asksPerSecond = 3;

/**
 * Who is in the operators' channel. The channel itself is asked: in a private or a shared one most of the team is not,
 * and guests and other tenants may be (platform rules, Teams 16). Those are shown, and never vouched for.
 *
 * @param inChannel acts in that channel, and sorts what goes wrong. Its id goes where the SDK wants a team's, for left to
 *   itself the SDK asks the team
 */
export function teamsRoster(
  settings: Pick<TeamsSettings, 'allowedTenants'>,
  inChannel: <T>(act: (context: TurnContext, channel: string) => Promise<T>) => Promise<T>,
): ChatDirectory & ChatRoll {
  const turn = pace(asksPerSecond, 10);

  return {
    member: async userId => {
      await turn('');
      const found = await inChannel(async (context, channel) => {
        try {
          return await TeamsInfo.getTeamMember(context, channel, userId);
        } catch (error) {
          if (isNobody(error)) return null;
          throw error;
        }
      });
      return found && memberOf(found, settings);
    },

    members: async () => (await everybody()).map(found => memberOf(found, settings)),

    present: async () => new Set((await everybody()).map(idOf)),
  };

  async function everybody(): Promise<TeamsChannelAccount[]> {
    return await inChannel(async (context, channel) => {
      const members: TeamsChannelAccount[] = [];
      let continuationToken: string | undefined;
      do {
        await turn('');
        const page = await TeamsInfo.getPagedTeamMembers(context, channel, membersPerPage, continuationToken);
        if (!Array.isArray(page.members))
          throw new Transient('Teams: the answer about the members cannot be understood');
        members.push(...page.members);
        continuationToken = page.continuationToken;
      } while (continuationToken);
      return members;
    });
  }
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
