import { ticketsInQueue } from '../../store/tickets/lists.ts';
import { wordsIn } from '../words/words.ts';
import type { Command } from './command.ts';
import { listAnswer, listed } from './list-answer.ts';

export const queue: Command = {
  spelling: { it: ['coda'], en: ['queue'] },
  example: '',
  help: { it: 'le richieste da assegnare', en: 'unassigned tickets' },
  answer: async asked => {
    const said = wordsIn(asked.speech.language).commands;
    return listAnswer(said.queue, await ticketsInQueue(asked.desk.db, listed), said.queueEmpty, asked);
  },
};
