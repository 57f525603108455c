import type { ChatGateway } from '../../gateway.ts';
import { linesIn } from '../../nothing.ts';
import { answerAdaptiveCard } from '../cards/answer.ts';
import { isAmongPeople } from '../heard/whereabouts.ts';
import type { TeamsReference } from '../references.ts';
import { message } from './message.ts';
import type { Posting } from './posting.ts';
import { targetedPosts } from './targeted.ts';

/**
 * Messages to one person, in the chat between them and the bot. It is begun with the id by which this bot knows them in its
 * team: by an Entra id Teams begins one only where the person has installed the app for themselves.
 *
 * @param home the channel in which the app is installed
 * @param knownAs by which id this bot knows somebody
 */
export function privatePosts(
  { turn, conversations, referenceOf }: Pick<Posting, 'turn' | 'conversations' | 'referenceOf'>,
  home: () => Promise<TeamsReference>,
  knownAs: (userId: string) => Promise<string>,
): Pick<ChatGateway, 'postPrivately' | 'takeBackPrivately' | 'showHome'> {
  const targeted = targetedPosts({ conversations });
  return {
    postPrivately: async (userId, told) => {
      const channel = await home();
      await turn(userId);
      const [line] = linesIn(told);
      const summary = [told.title, line && `${line.token} ${line.subject}`].filter(Boolean).join(' · ');
      const card = message(answerAdaptiveCard(told), summary);
      return await conversations.alone(channel, await knownAs(userId), card);
    },

    showHome: async (_userId, page, { channel: chat, message: id }) => {
      await turn(chat);
      const isThere = await conversations.onMessage(await home(), chat, context =>
        context.updateActivity({ ...message(answerAdaptiveCard(page), page.title), id }),
      );
      return isThere ? { channel: chat, message: id } : 'gone';
    },

    takeBackPrivately: async ({ channel: chat, message: id }) => {
      await turn(chat);
      // In a channel it is one of those that one person sees.
      if (isAmongPeople(chat)) return await targeted.erase(await referenceOf(chat), id);
      return await conversations.onMessage(await home(), chat, context => context.deleteActivity(id));
    },
  };
}
