import { type ChannelData, hasOwnMembers } from '../heard/channel-data.ts';
import type { TeamsReference } from '../references.ts';
import { whereInstalled } from '../settings.ts';

/**
 * What it means that the app has come into a channel:
 * - `named`: desk.yaml names it, and the app is here now
 * - `chosen`: its team has chosen it, or has the app for the first time
 * - `known`: the app was here already
 * - `elsewhere`: it is at work in another team, and stays there
 * - `other-channel`: it is at work in another channel of this team, and stays there
 */
type Meaning = 'named' | 'chosen' | 'known' | 'elsewhere' | 'other-channel';

/**
 * @param home where the app is at work; null: nowhere yet
 * @param isKnown the app was in that channel already. Teams tells of one installation twice, and of an update again; not
 *   each time it says which channel was chosen
 * @param configured the channel of desk.yaml
 * @param beside those that it names for some requests alone
 */
export function meaningOf(
  data: ChannelData,
  channelId: string,
  home: TeamsReference | null,
  isKnown: boolean,
  configured: string,
  beside: string[],
): Meaning {
  if (!isKnown && home && beside.includes(channelId)) return 'named';
  const isElsewhere = home !== null && home.teamId !== data.team?.id;
  if (isElsewhere && configured === whereInstalled) return 'elsewhere';
  // Where a channel's members are not the team's, desk.yaml alone moves the desk into it, or out of it: else any
  // member could, and the others would see customers' mails, or not see them any more.
  const isApart = hasOwnMembers(data);
  if (!isKnown && home && (isApart || home.isApart) && configured === whereInstalled) return 'other-channel';
  if (!isKnown && channelId === configured) return 'named';
  const isChosen = data.settings !== undefined && !isApart;
  return isKnown || (home && !isElsewhere && !isChosen) ? 'known' : 'chosen';
}
