import type { Activity } from 'botbuilder';
import { type ChannelData, channelOf, hasOwnMembers, tenantOf } from '../heard/channel-data.ts';
import type { TeamsReference } from '../references.ts';
import { besideTheOperators, type TeamsSettings } from '../settings.ts';
import type { ReferencesLately } from './lately.ts';

/** The way to a channel, as an activity from there tells it. */
export function wayTo(channelId: string, activity: Activity, data: ChannelData): TeamsReference {
  return {
    channelId,
    teamId: data.team?.id ?? '',
    tenantId: tenantOf(activity, data),
    serviceUrl: activity.serviceUrl,
    botId: activity.recipient.id,
    installedAt: new Date(),
    isApart: hasOwnMembers(data),
  };
}

/** Service URLs change; the last one that Teams used is the right one. */
export async function refreshWay(
  activity: Activity,
  data: ChannelData,
  settings: TeamsSettings,
  references: ReferencesLately,
): Promise<void> {
  const channelId = channelOf(data);
  if (!channelId || !data.team) return;
  const lately = await references.find(channelId);
  if (lately && !isMoved(lately, activity)) return;
  const known = lately && (await references.now.find(channelId));
  if (known) {
    if (!isMoved(known, activity)) return;
    // Only the way there is news: in a channel that is shared, the team that is named is not always its own.
    await references.save({
      ...known,
      teamId: known.teamId || data.team.id,
      tenantId: known.tenantId || tenantOf(activity, data),
      serviceUrl: activity.serviceUrl,
      botId: activity.recipient.id,
    });
    return;
  }
  // Installed while the server was down, the app is made known by the first mention; a channel that desk.yaml
  // names, by the first in it.
  const isNamed = [settings.channel, ...besideTheOperators(settings)].includes(channelId);
  const isAwaited = isNamed || (await references.now.first()) === null;
  if (activity.type === 'message' && isAwaited) await references.save(wayTo(channelId, activity, data));
}

function isMoved(known: TeamsReference, { serviceUrl, recipient }: Activity): boolean {
  return known.serviceUrl !== serviceUrl || known.botId !== recipient.id;
}
