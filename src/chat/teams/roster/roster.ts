import type { TeamsChannelAccount } from 'botbuilder';
import type { ChatDirectory, ChatMember, ChatRoll } from '../../../desk/people/directory.ts';
import { Transient } from '../../../outbox/failure.ts';
import { besideTheOperators, type TeamsSettings } from '../settings.ts';
import { type InChannel, membersOf } from './members.ts';

type KnownAs = {
  /**
   * By which id this bot knows somebody who is in one of the desk's channels.
   *
   * @param userId in Entra
   * @throws Transient where none of them has this person, or cannot be asked now
   */
  knownAs(userId: string): Promise<string>;
};

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
  inChannel: InChannel,
): ChatDirectory & ChatRoll & KnownAs {
  const { restricted } = settings;
  const { everybody, everybodyIn, find, ids } = peopleOf(settings, inChannel);
  return {
    member: async userId => {
      const found = await find(userId);
      return found && memberOf(found, settings);
    },

    knownAs: async userId => {
      const known = ids.get(userId) ?? (await find(userId))?.id;
      if (known === undefined)
        throw new Transient('Teams: none of the desk’s channels has this person in it');
      return known;
    },

    ...(restricted === null
      ? {}
      : { presentAmongFew: async () => new Set((await everybodyIn(restricted)).map(idOf)) }),

    members: async () => (await everybody()).map(found => memberOf(found, settings)),

    present: async () => new Set((await everybody()).map(idOf)),
  };
}

/** The people of all of the desk's channels, as the service names them. */
function peopleOf(settings: Pick<TeamsSettings, 'channel' | 'routed' | 'restricted'>, inChannel: InChannel) {
  const { everybodyIn, memberIn } = membersOf(inChannel);
  const others = besideTheOperators(settings);
  const lastKnown = new Map<string, TeamsChannelAccount[]>();
  /** By their ids in Entra, by which id this bot knows people: each bot has its own, for good. */
  const ids = new Map<string, string>();
  const note = (found: TeamsChannelAccount) => ids.set(idOf(found), found.id);

  return {
    ids,
    everybodyIn,

    everybody: async (): Promise<TeamsChannelAccount[]> => {
      const all = new Map((await everybodyIn(settings.channel)).map(found => [idOf(found), found]));
      for (const name of others) {
        try {
          lastKnown.set(name, await everybodyIn(name));
        } catch {
          // The app is not in there (yet): that must not keep the rest from working, and `sportello check` says it.
        }
        for (const found of lastKnown.get(name) ?? []) if (!all.has(idOf(found))) all.set(idOf(found), found);
      }
      for (const found of all.values()) note(found);
      return [...all.values()];
    },

    find: async (userId: string): Promise<TeamsChannelAccount | null> => {
      let found = await memberIn(settings.channel, userId);
      for (const name of others)
        found ??= await memberIn(name, userId).catch(
          () => lastKnown.get(name)?.find(known => idOf(known) === userId) ?? null,
        );
      if (found) note(found);
      return found;
    },
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
