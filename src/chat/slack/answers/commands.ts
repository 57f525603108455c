import type { Log } from '../../../log.ts';
import type { CommandAnswer } from '../../card.ts';
import { nothing } from '../../nothing.ts';
import { answerBlocks } from '../blocks/answer.ts';
import type { WordsFor } from './words-for.ts';

/** Answers to what was typed. */
export function commandAnswers(wordsFor: WordsFor, log: Log) {
  return {
    /** As the answer to `/ticket`: whoever typed it sees it, and nobody else. */
    inWords: (answer: CommandAnswer) => ({
      response_type: 'ephemeral' as const,
      text: answer.title,
      blocks: answerBlocks(answer),
    }),

    /** Whoever asked is told, in place of an answer, that the desk could give none. */
    orFailed: (work: Promise<CommandAnswer | null>, userId: string): Promise<CommandAnswer | null> =>
      work.catch((error: unknown) => {
        const words = wordsFor(userId);
        log.error({ room: 'slack', err: error }, 'a command failed');
        return { ...nothing, title: words.deskItself, text: words.tryLater };
      }),
  };
}
