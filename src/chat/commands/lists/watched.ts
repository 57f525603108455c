import { watchedTickets } from '../../../store/tickets/put-aside.ts';
import { watchedWords } from '../../words/commands/lists/watched.ts';
import type { Command } from '../command.ts';
import { listAnswer, listed } from '../list-answer.ts';

/** What whoever asks watches. */
export const watched: Command = {
  spelling: { it: ['seguite'], en: ['watched'] },
  example: '',
  words: watchedWords,
  answer: async asked => {
    const said = watchedWords[asked.speech.language];
    const tickets = await watchedTickets(asked.desk.db, asked.operator.id, listed);
    return listAnswer(said.title, tickets, said.empty, asked);
  },
};
