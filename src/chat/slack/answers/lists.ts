import type { WebClient } from '@slack/web-api';
import type { CommandAnswer } from '../../card.ts';
import { answerBlocks } from '../blocks/answer.ts';
import type { Origin } from '../carried/view-metadata.ts';
import { slackError } from '../errors.ts';
import type { Place } from '../heard/pressed.ts';
import { homeTab } from '../views/home.ts';
import type { OpenHomes } from './open-homes.ts';
import type { Respond } from './respond.ts';

/** Where a list is drawn anew that only one person sees: on their Home tab, or where a whisper can be answered; '' nowhere. */
export type Back = string;
const onHome = 'home';

/** @returns where the list lies in which somebody pressed */
export function backTo({ view, responseUrl }: Pick<Place, 'view' | 'responseUrl'>): Back {
  return view?.type === 'home' ? onHome : responseUrl;
}

/** What a window that is opened from there says of where it was asked for. */
export function originAt(place: Pick<Place, 'view' | 'responseUrl' | 'from'>): Origin {
  return { back: backTo(place) || place.from.back, channel: place.from.channel };
}

export type Lists = ReturnType<typeof listAnswers>;

/** Draws lists anew after a press in them. */
export function listAnswers(client: WebClient, respond: Respond, open: OpenHomes) {
  async function publish(user_id: string, home: CommandAnswer, hash?: string): Promise<void> {
    open.opened(user_id, home, JSON.stringify(homeTab(home)));
    try {
      await client.views.publish({ user_id, view: homeTab(home), ...(hash ? { hash } : {}) });
    } catch (error) {
      // Somebody was faster, most likely the same person: what is drawn now is at least as new.
      if (slackError(error) !== 'hash_conflict') throw error;
      await client.views.publish({ user_id, view: homeTab(home) });
    }
  }

  return {
    publish,

    /** Draws the pages anew that somebody may have before them, where something else stands on them by now. */
    publishAnew: async (
      drawn: (userId: string, list: string) => Promise<CommandAnswer | null>,
    ): Promise<void> => {
      for (const { user, list } of open.due()) {
        const home = await drawn(user, list);
        const view = home && homeTab(home);
        if (view && open.turned(user, list, JSON.stringify(view)))
          await client.views.publish({ user_id: user, view });
      }
    },

    /** In the channel, or the thread, where one person asked; the others do not see it. */
    tell: async (
      answer: CommandAnswer,
      { channel, user, thread_ts }: { channel: string; user: string; thread_ts?: string },
    ): Promise<void> => {
      await client.chat.postEphemeral({
        channel,
        user,
        text: answer.title,
        blocks: answerBlocks(answer),
        ...(thread_ts ? { thread_ts } : {}),
      });
    },

    /** @returns false where nothing is to be drawn over: it has been longer than Slack takes an answer there */
    redrawList: async (list: CommandAnswer, user: string, back: Back, hash?: string): Promise<boolean> => {
      if (back === onHome) {
        await publish(user, list, hash);
        return true;
      }
      if (back === '') return false;
      const answer = { text: list.title, blocks: answerBlocks(list), response_type: 'ephemeral' } as const;
      return await respond(back, { ...answer, replace_original: true });
    },
  };
}
