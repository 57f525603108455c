import type { WebClient } from '@slack/web-api';
import type { CommandAnswer } from '../../card.ts';
import { answerBlocks } from '../blocks/answer.ts';
import type { Origin } from '../carried/view-metadata.ts';
import { slackError } from '../errors.ts';
import type { Place } from '../heard/pressed.ts';
import { homeTab } from '../views/home.ts';
import type { HomeShown } from './home-shown.ts';
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
export function listAnswers(client: WebClient, respond: Respond, homeShown: HomeShown) {
  async function publish(user_id: string, home: CommandAnswer, hash?: string): Promise<void> {
    const view = homeTab(home);
    const taken = await client.views.publish({ user_id, view, ...(hash ? { hash } : {}) }).catch(error => {
      // Somebody was faster, most likely the same person: what is drawn now is at least as new.
      if (slackError(error) !== 'hash_conflict') throw error;
      return client.views.publish({ user_id, view });
    });
    await homeShown(user_id, home, taken.view?.hash ?? '');
  }

  return {
    publish,

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
