import { say } from '../answers/say.ts';
import { channelDataOf } from '../heard/channel-data.ts';
import { movementOf, peopleMoved } from '../heard/movement.ts';
import type { Listener } from '../listening.ts';

/** Listens to who comes into a team or leaves it: people, and the app itself. */
export const moves: Listener = {
  hears: ({ type }) => type === 'installationUpdate' || type === 'conversationUpdate',

  answer: async (context, { desk, places, words, installed }) => {
    const { activity } = context;
    const data = channelDataOf(activity);
    const movement = movementOf(activity);
    const moved = peopleMoved(activity);
    if (moved.length > 0 && data.team && (await places.isHome(data.team.id)))
      desk.changed('teams', moved, 'membership');
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
