import type { Log } from '../../../log.ts';
import type { CommandAnswer } from '../../card.ts';
import { nothing } from '../../nothing.ts';
import type { Words } from '../../words/words.ts';
import { answerBlocks } from '../blocks/answer.ts';

/** Answers to what was typed. */
export function commandAnswers(words: Words, log: Log) {
  return {
    /** As the answer to `/ticket`: whoever typed it sees it, and nobody else. */
    inWords: (answer: CommandAnswer) => ({
      response_type: 'ephemeral' as const,
      text: answer.title,
      blocks: answerBlocks(answer),
    }),

    /** Whoever asked is told, in place of an answer, that the desk could give none. */
    orFailed: (work: Promise<CommandAnswer | null>): Promise<CommandAnswer | null> =>
      work.catch((error: unknown) => {
        log.error({ room: 'slack', err: error }, 'a command failed');
        return { ...nothing, title: words.deskItself, text: words.tryLater };
      }),
  };
}
