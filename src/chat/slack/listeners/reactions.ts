import { nothing } from '../../nothing.ts';
import { noteReactions, written } from '../heard/picked.ts';
import { whereIn } from '../heard/whereabouts.ts';
import { asker, type Listener } from '../listening.ts';

/**
 * Listens to 🗒️: what it is put on, in a card's thread, is kept as a note. Whoever put it there is told, alone. To take the
 * emoji away takes no note away: what is in the log stays there.
 */
export const reactions: Listener = (app, { desk, answers }) => {
  app.event('reaction_added', async ({ event }) => {
    const { reaction, user, item } = event;
    if (!noteReactions.includes(reaction) || item.type !== 'message') return;
    const found = await answers.messageAt(item.channel, item.ts);
    const message = found && written(item.channel, found, await answers.linkTo(item.channel, item.ts));
    // In no thread of ours it means whatever people mean by it.
    if (
      !message?.thread ||
      !(await desk.ticketAt('slack', { channel: item.channel, message: message.thread }))
    )
      return;
    const isOurs = message.author === (await answers.ownUser());
    const words = () => desk.wordsFor(asker(user));
    const line = await desk
      .keepNote(asker(user), { ...message, isOurs }, whereIn(item.channel, null, false))
      .catch(() => words().tryLater);
    const told = { ...nothing, title: words().deskItself, text: line };
    await answers.tell(told, { channel: item.channel, user, thread_ts: message.thread });
  });
};
