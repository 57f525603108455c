import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Log } from '../../../log.ts';
import { type TeamsSettings, whereInstalled } from '../settings.ts';
import type { TeamsReferences } from './references.ts';

const channelData = z.object({
  tenant: z.object({ id: z.string() }).optional(),
  team: z.object({ id: z.string() }).optional(),
  channel: z.object({ id: z.string(), type: z.string().optional() }).optional(),
  eventType: z.string().optional(),
  settings: z.object({ selectedChannel: z.object({ id: z.string() }) }).optional(),
});
export type ChannelData = z.infer<typeof channelData>;

/** What an activity says of its tenant, team and channel. */
export function channelDataOf(activity: Activity): ChannelData {
  return channelData.safeParse(activity.channelData ?? {}).data ?? {};
}

/**
 * What came of an activity: the app is here now; it was already; it is at work in another team, or in another channel of
 * this one, and stays there.
 */
type Arrival = 'new' | 'known' | 'elsewhere' | 'other-channel';

/**
 * Keeps where the app is installed. Anybody may add it to a team of theirs: where one channel is not named in desk.yaml,
 * cards stay in the team that had it first, until it is removed there; or customers' mails would go to whoever adds it
 * last, and their team would become the operators.
 */
export function installations(settings: TeamsSettings, references: TeamsReferences, log: Log) {
  async function save(
    activity: Activity,
    data: ChannelData,
    channelId: string,
    installedAt: Date,
    isApart = hasOwnMembers(data),
  ) {
    await references.save({
      channelId,
      teamId: data.team?.id ?? '',
      tenantId: tenantOf(activity, data),
      serviceUrl: activity.serviceUrl,
      botId: activity.recipient.id,
      installedAt,
      isApart,
    });
  }

  return {
    /** Service URLs change; the last one that Teams used is the right one. */
    refresh: async (activity: Activity, data: ChannelData): Promise<void> => {
      const channelId = channelOf(data);
      if (!channelId || !data.team) return;
      const known = await references.find(channelId);
      if (known) {
        const isMoved = known.serviceUrl !== activity.serviceUrl || known.botId !== activity.recipient.id;
        if (!isMoved) return;
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
      const isAwaited = channelId === settings.channel || (await references.first()) === null;
      if (activity.type === 'message' && isAwaited) await save(activity, data, channelId, new Date());
    },

    /** The app has come into a team. */
    come: async (activity: Activity, data: ChannelData): Promise<Arrival> => {
      const channelId = channelOf(data);
      if (!channelId || !data.team) return 'known';
      const home = await references.first();
      const isElsewhere = home !== null && home.teamId !== data.team.id;
      if (isElsewhere && settings.channel === whereInstalled) {
        log.warn(
          { room: 'teams', team: data.team.id, home: home.teamId },
          'the app was added to another team',
        );
        return 'elsewhere';
      }
      // Teams tells of one installation twice, and of an update again; not each time it says which channel was chosen.
      const isSame = (await references.find(channelId)) !== null;
      // Where a channel's members are not the team's, desk.yaml alone moves the desk into it, or out of it: else any
      // member could, and the others would see customers' mails, or not see them any more.
      const isApart = hasOwnMembers(data);
      if (!isSame && home && (isApart || home.isApart) && settings.channel === whereInstalled)
        return 'other-channel';
      if (!isSame && channelId === settings.channel) {
        await save(activity, data, channelId, new Date());
        return 'new';
      }
      const isChosen = data.settings !== undefined && !isApart;
      if (isSame || (home && !isElsewhere && !isChosen)) return 'known';
      await references.removeTeam(data.team.id);
      await save(activity, data, channelId, new Date());
      log.info({ room: 'teams', channelId }, 'the app was installed in a team');
      return 'new';
    },

    /** Whether it is the team in which the app is at work. */
    isHome: async (teamId: string): Promise<boolean> => {
      const home =
        settings.channel === whereInstalled
          ? await references.first()
          : ((await references.find(settings.channel)) ?? (await references.first()));
      return home?.teamId === teamId;
    },

    gone: async (data: ChannelData): Promise<void> => {
      if (!data.team) return;
      if (hasOwnMembers(data) && data.channel) {
        await references.remove(data.channel.id);
        log.warn({ room: 'teams', channel: data.channel.id }, 'the app was removed from a channel');
        return;
      }
      await references.removeTeam(data.team.id);
      log.warn({ room: 'teams', team: data.team.id }, 'the app was removed from a team');
    },
  };
}

/** A private or a shared channel: the app is added to it, and removed from it, by itself. */
function hasOwnMembers({ team, channel, eventType }: ChannelData): boolean {
  if (!channel || channel.id === team?.id) return false;
  return ['private', 'shared'].includes(channel.type ?? '') || (eventType ?? '').startsWith('channelMember');
}

/** Whether the app itself has come or gone; an update (`remove-upgrade`, then `add-upgrade`) is no going. */
export function movementOf({ type, action, membersAdded, membersRemoved, recipient }: Activity) {
  const isApp = ({ id }: { id: string }) => id === recipient?.id;
  if (type === 'installationUpdate')
    return action === 'remove' ? 'gone' : action?.startsWith('add') ? 'come' : null;
  return membersRemoved?.some(isApp) ? 'gone' : membersAdded?.some(isApp) ? 'come' : null;
}

function tenantOf({ conversation }: Activity, { tenant }: ChannelData): string {
  return tenant?.id ?? conversation.tenantId ?? '';
}

function channelOf(data: ChannelData): string | undefined {
  return data.settings?.selectedChannel.id ?? data.channel?.id ?? data.team?.id;
}

/** The people who have come into a team or gone, by their Entra object ids. */
export function peopleMoved({ membersAdded = [], membersRemoved = [], recipient }: Activity): string[] {
  return [...membersAdded, ...membersRemoved].flatMap(({ id, aadObjectId }) =>
    aadObjectId && id !== recipient?.id ? [aadObjectId] : [],
  );
}
