import { TeamsInfo } from 'botbuilder';
import type { ChatGateway } from '../../gateway.ts';
import { linesIn } from '../../nothing.ts';
import { answerAdaptiveCard } from '../cards/answer.ts';
import { isGone } from '../errors.ts';
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
 */
export function privatePosts(
  { turn, conversations, referenceOf }: Pick<Posting, 'turn' | 'conversations' | 'referenceOf'>,
  home: () => Promise<TeamsReference>,
): Pick<ChatGateway, 'postPrivately' | 'takeBackPrivately' | 'showHome'> {
  const targeted = targetedPosts({ conversations });
  return {
    postPrivately: async (userId, told) => {
      const channel = await home();
      await turn(userId);
      const member = await conversations.inConversation(channel, channel.channelId, context =>
        TeamsInfo.getMember(context, userId),
      );
      const [line] = linesIn(told);
      const summary = [told.title, line && `${line.token} ${line.subject}`].filter(Boolean).join(' · ');
      return await conversations.alone(channel, member.id, message(answerAdaptiveCard(told), summary));
    },

    showHome: async (_userId, page, { channel: chat, message: id }) => {
      await turn(chat);
      return await conversations.inConversation(await home(), chat, async context => {
        try {
          await context.updateActivity({ ...message(answerAdaptiveCard(page), page.title), id });
          return { channel: chat, message: id };
        } catch (error) {
          if (isGone(error)) return 'gone';
          throw error;
        }
      });
    },

    takeBackPrivately: async ({ channel: chat, message: id }) => {
      await turn(chat);
      // In a channel it is one of those that one person sees.
      if (isAmongPeople(chat)) return void (await targeted.erase(await referenceOf(chat), id));
      await conversations.inConversation(await home(), chat, async context => {
        try {
          await context.deleteActivity(id);
        } catch (error) {
          if (!isGone(error)) throw error;
        }
      });
    },
  };
}
