import { ticketsInQueue } from '../../../store/tickets/lists.ts';
import { queueWords } from '../../words/commands/lists/queue.ts';
import type { Command } from '../command.ts';
import { listAnswer, listed } from '../list-answer.ts';

export const queue: Command = {
  spelling: { it: ['coda'], en: ['queue'] },
  example: '',
  words: queueWords,
  answer: async asked => {
    const said = queueWords[asked.speech.language];
    return listAnswer(said.title, await ticketsInQueue(asked.desk.db, listed), said.empty, asked);
  },
};
