import { ticketsInQueue } from '../../store/tickets/lists.ts';
import { wordsIn } from '../words/words.ts';
import type { Command } from './command.ts';
import { listAnswer, listed } from './list-answer.ts';

export const queue: Command = {
  spelling: { it: ['coda'], en: ['queue'] },
  example: '',
  help: { it: 'le richieste che nessuno ha in carico', en: 'tickets that nobody has claimed' },
  answer: async asked => {
    const said = wordsIn(asked.speech.language).commands;
    return listAnswer(said.queue, await ticketsInQueue(asked.desk.db, listed), said.queueEmpty, asked);
  },
};
