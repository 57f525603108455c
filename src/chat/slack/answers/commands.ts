import type { Log } from '../../../log.ts';
import type { CommandAnswer } from '../../card.ts';
import { nothing } from '../../nothing.ts';
import { answerBlocks } from '../blocks/answer.ts';
import type { Lists } from './lists.ts';
import type { Respond } from './respond.ts';
import type { WordsFor } from './words-for.ts';

/** Answers to what was typed. */
export function commandAnswers(wordsFor: WordsFor, log: Log, respond: Respond, lists: Lists) {
  /** As the answer to `/ticket`: whoever typed it sees it, and nobody else. */
  const inWords = (answer: CommandAnswer) => ({
    response_type: 'ephemeral' as const,
    text: answer.title,
    blocks: answerBlocks(answer),
  });
  return {
    inWords,

    /** The answer to `/ticket` that took longer than Slack waits. @param url where it can be given */
    inWordsLater: async (
      answer: CommandAnswer,
      { url, ...asked }: { url: string; channel: string; user: string },
    ): Promise<void> => {
      if (!(await respond(url, inWords(answer)))) await lists.tell(answer, asked);
    },

    /** Whoever asked is told, in place of an answer, that the desk could give none. */
    orFailed: (work: Promise<CommandAnswer | null>, userId: string): Promise<CommandAnswer | null> =>
      work.catch((error: unknown) => {
        const words = wordsFor(userId);
        log.error({ room: 'slack', err: error }, 'a command failed');
        return { ...nothing, title: words.deskItself, text: words.tryLater };
      }),
  };
}
