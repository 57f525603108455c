import type { CommandAnswer } from '../../card.ts';
import { nothing } from '../../nothing.ts';
import { answerMessage, tell } from '../answers/say.ts';
import { askedIn } from '../heard/asked.ts';
import { askerOf } from '../heard/asker-of.ts';
import { isTargeted, whereaboutsOf } from '../heard/whereabouts.ts';
import type { Listener } from '../listening.ts';
import { isHome, isOwnPage, showOwnPage } from '../own-page.ts';

/**
 * Listens to words: a mention of the app in a channel, or anything that is written to it alone. What was asked in private
 * is answered in private, and in the chat with the app where the channel does not take that; never aloud.
 */
export const mentions: Listener = {
  hears: ({ type }) => type === 'message',

  answer: async (context, { desk, settings, references, lines, log }) => {
    const { activity } = context;
    const asker = askerOf(activity);
    if (!asker.userId) return;
    const isPrivate = isTargeted(activity.recipient);
    const isAloud = !isPrivate && activity.conversation.conversationType !== 'personal';
    const asking = whereaboutsOf(activity, settings, references);
    const answer = await asking
      .then(where => desk.command(asker, askedIn(activity), where, activity.id ?? ''))
      .catch((error: unknown): CommandAnswer => {
        log.error({ room: 'teams', err: error }, 'a command failed');
        const words = desk.wordsFor({ ...asker, isAloud });
        return { ...nothing, title: words.deskItself, text: words.tryLater };
      });
    if (!answer) return;
    if (isOwnPage(context, answer)) return await showOwnPage(context, answer, asker, { desk, log });
    // A person's own page is theirs alone, wherever they ask for it.
    if (isAloud && !isHome(answer)) {
      const message = await tell(context, answer);
      const [, within = null] = activity.conversation.id.split(';messageid=');
      return await desk.answeredAloud('teams', await asking, { message, within }, answer);
    }
    const chat = activity.conversation.id;
    if (!isPrivate && !isAloud)
      return await desk.answeredAlone(asker, { channel: chat, message: await tell(context, answer) }, answer);
    const [channel = '', root = null] = chat.split(';messageid=');
    const about = isPrivate ? { entities: [aboutWhat(activity.id)] } : {};
    const message = { ...answerMessage(answer), ...about };
    const lies = await lines.answer({ channel, root, member: activity.from.id }, message);
    if (lies) await desk.answeredAlone(asker, lies, answer);
  },
};

/** Above the answer Teams shows what was asked. */
function aboutWhat(messageId = '') {
  return { type: 'targetedMessageInfo', messageId };
}
