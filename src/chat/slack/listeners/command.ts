import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../../../log.ts';
import type { CommandAnswer } from '../../card.ts';
import type { DeskDoor } from '../../desk-door.ts';
import { inTime } from '../../press/in-time.ts';
import type { Words } from '../../words/words.ts';
import { answerBlocks } from '../blocks/ticket.ts';
import { ackWithinMs, whereIn } from '../heard/whereabouts.ts';

/** Listens to what people type: `/ticket`, and mentions of the app. Who asked sees the answer, and nobody else. */
export function listenToWords(app: App, client: WebClient, desk: DeskDoor, words: Words, log: Log): void {
  const asker = (userId: string) => ({ platform: 'slack' as const, userId });
  /** Of a command that was not acknowledged Slack says "dispatch_failed"; of a mention that failed it says nothing. */
  const orFailed = (work: Promise<CommandAnswer | null>) =>
    work.catch((error: unknown) => {
      log.error({ room: 'slack', err: error }, 'a command failed');
      return { title: words.deskItself, lines: [], text: words.tryLater, buttons: [] };
    });

  app.command('/ticket', async ({ ack, command, respond }) => {
    const inWords = ({ title, ...answer }: CommandAnswer) => ({
      response_type: 'ephemeral' as const,
      text: title,
      blocks: answerBlocks({ title, ...answer }),
    });
    const where = whereIn(command.channel_id, null, false);
    const work = orFailed(desk.command(asker(command.user_id), command.text, where, command.trigger_id));
    const first = await inTime(work, ackWithinMs);
    if (!first.isLate) return await (first.value ? ack(inWords(first.value)) : ack());
    await ack({ response_type: 'ephemeral', text: words.people.working });
    const answer = await first.value;
    if (answer) await respond(inWords(answer));
  });

  app.event('app_mention', async ({ event, body }) => {
    if (!event.user) return;
    const answer = await orFailed(
      desk.command(
        asker(event.user),
        event.text.replace(/<@[^>]+>/g, ''),
        whereIn(event.channel, null, false),
        body.event_id,
      ),
    );
    if (!answer) return;
    await client.chat.postEphemeral({
      channel: event.channel,
      user: event.user,
      text: answer.title,
      blocks: answerBlocks(answer),
      ...(event.thread_ts ? { thread_ts: event.thread_ts } : {}),
    });
  });
}
