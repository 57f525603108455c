import type { WebClient } from '@slack/web-api';
import type { Log } from '../../../log.ts';
import type { CommandAnswer } from '../../card.ts';
import type { Words } from '../../words/words.ts';
import { answerBlocks } from '../blocks/answer.ts';

/** Answers to what was typed. */
export function commandAnswers(client: WebClient, words: Words, log: Log) {
  return {
    /** As the answer to `/ticket`: whoever typed it sees it, and nobody else. */
    inWords: (answer: CommandAnswer) => ({
      response_type: 'ephemeral' as const,
      text: answer.title,
      blocks: answerBlocks(answer),
    }),

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

    /** Whoever asked is told, in place of an answer, that the desk could give none. */
    orFailed: (work: Promise<CommandAnswer | null>): Promise<CommandAnswer | null> =>
      work.catch((error: unknown) => {
        log.error({ room: 'slack', err: error }, 'a command failed');
        return { title: words.deskItself, lines: [], text: words.tryLater, buttons: [] };
      }),
  };
}
