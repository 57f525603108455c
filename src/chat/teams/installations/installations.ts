import type { Activity } from 'botbuilder';
import type { Log } from '../../../log.ts';
import { type ChannelData, channelOf, hasOwnMembers } from '../heard/channel-data.ts';
import { besideTheOperators, type TeamsSettings, whereInstalled } from '../settings.ts';
import { meaningOf } from './arrival.ts';
import type { ReferencesLately } from './lately.ts';
import { refreshWay, wayTo } from './way.ts';

/**
 * What came of an activity: the app is here now; it was already; it is at work in another team, or in another channel of
 * this one, and stays there.
 */
type Arrival = 'new' | 'known' | 'elsewhere' | 'other-channel';

export type Installations = ReturnType<typeof installations>;

/**
 * Keeps where the app is installed. Anybody may add it to a team of theirs: where one channel is not named in desk.yaml,
 * cards stay in the team that had it first, until it is removed there; or customers' mails would go to whoever adds it
 * last, and their team would become the operators.
 */
export function installations(settings: TeamsSettings, lately: ReferencesLately, log: Log) {
  const references = lately.now;
  return {
    refresh: (activity: Activity, data: ChannelData): Promise<void> =>
      refreshWay(activity, data, settings, lately),

    /** The app has come into a team. */
    come: async (activity: Activity, data: ChannelData): Promise<Arrival> => {
      const channelId = channelOf(data);
      if (!channelId || !data.team) return 'known';
      const home = await references.first();
      const isKnown = (await references.find(channelId)) !== null;
      const meaning = meaningOf(
        data,
        channelId,
        home,
        isKnown,
        settings.channel,
        besideTheOperators(settings),
      );
      if (meaning === 'elsewhere')
        log.warn(
          { room: 'teams', team: data.team.id, home: home?.teamId },
          'the app was added to another team',
        );
      if (meaning !== 'named' && meaning !== 'chosen') return meaning;
      if (meaning === 'chosen') await references.removeTeam(data.team.id);
      await references.save(wayTo(channelId, activity, data));
      if (meaning === 'chosen') log.info({ room: 'teams', channelId }, 'the app was installed in a team');
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
