import { inTime } from '../../press/in-time.ts';
import { typedIn } from '../heard/command-typed.ts';
import { whereIn } from '../heard/whereabouts.ts';
import { ackWithinMs, asker, type Listener } from '../listening.ts';

/** Listens to `/ticket`. Who typed it sees the answer, and nobody else. */
export const command: Listener = (app, { desk, answers }) => {
  app.command('/ticket', async ({ ack, command }) => {
    const where = whereIn(command.channel_id, null, false);
    // Of a command that was not acknowledged Slack says "dispatch_failed".
    const work = answers.orFailed(
      desk.command(asker(command.user_id), typedIn(command.text), where, command.trigger_id),
      command.user_id,
    );
    const first = await inTime(work, ackWithinMs);
    if (!first.isLate) return await (first.value ? ack(answers.inWords(first.value)) : ack());
    await ack({ response_type: 'ephemeral', text: desk.wordsFor(asker(command.user_id)).people.working });
    const answer = await first.value;
    const { response_url: url, channel_id: channel, user_id: user } = command;
    if (answer) await answers.inWordsLater(answer, { url, channel, user });
  });
};
