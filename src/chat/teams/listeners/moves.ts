import { say } from '../answers/say.ts';
import { askerOf } from '../heard/asker-of.ts';
import { channelDataOf } from '../heard/channel-data.ts';
import { movementOf, peopleMoved } from '../heard/movement.ts';
import type { Listener, Listening } from '../listening.ts';
import { showOwnPage } from '../own-page.ts';

/** Listens to who comes into a team or leaves it: people, and the app itself. */
export const moves: Listener = {
  hears: ({ type }) => type === 'installationUpdate' || type === 'conversationUpdate',

  answer: async (context, at) => {
    const { desk, places, aloud: words, installed } = at;
    const { activity } = context;
    const data = channelDataOf(activity);
    const movement = movementOf(activity);
    const moved = peopleMoved(activity);
    if (moved.length > 0 && data.team && (await places.isHome(data.team.id)))
      desk.changed('teams', moved, 'membership');
    // Somebody has the app for themselves: their own page is what they find there.
    if (movement === 'come' && activity.conversation.conversationType === 'personal')
      return await welcome(context, at);
    // In a chat with one person there is no channel for cards.
    if (!movement || !data.team) return;
    if (movement === 'gone') return await places.gone(data);
    const arrival = await places.come(activity, data);
    if (arrival === 'elsewhere') return await say(context, words.elsewhere);
    if (arrival === 'other-channel') return await say(context, words.otherChannel(data.channel?.id ?? ''));
    if (arrival === 'new') await say(context, words.greeting);
    await installed();
  },
};

async function welcome(context: Parameters<Listener['answer']>[0], at: Listening): Promise<void> {
  const asker = askerOf(context.activity);
  const home = asker.userId ? await at.desk.home(asker) : null;
  await (home ? showOwnPage(context, home, asker, at) : say(context, at.desk.wordsFor(asker).stranger));
}
