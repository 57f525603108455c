import { typedIn } from '../heard/command-typed.ts';
import { whereIn } from '../heard/whereabouts.ts';
import { asker, type Listener } from '../listening.ts';

/** Listens to mentions of the app: what follows is a `/ticket` command. Who asked sees the answer, and nobody else. */
export const mentions: Listener = (app, { desk, answers }) => {
  app.event('app_mention', async ({ event, body, context }) => {
    if (!event.user) return;
    const typed = typedIn(event.text, context.botUserId);
    // Of a mention that failed Slack says nothing.
    const answer = await answers.orFailed(
      desk.command(asker(event.user), typed, whereIn(event.channel, null, false), body.event_id),
      event.user,
    );
    if (answer) await answers.tell(answer, { ...event, user: event.user });
  });
};
