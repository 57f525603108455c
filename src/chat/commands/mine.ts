import { ticketsOf } from '../../store/tickets/lists.ts';
import { wordsIn } from '../words/words.ts';
import type { Command } from './command.ts';
import { listAnswer, listed } from './list-answer.ts';

export const mine: Command = {
  spelling: { it: ['mie', 'le mie'], en: ['mine'] },
  example: '',
  help: { it: 'le tue richieste aperte', en: 'your open tickets' },
  answer: async asked => {
    const said = wordsIn(asked.speech.language).commands;
    const tickets = await ticketsOf(asked.desk.db, asked.operator.id, listed);
    return listAnswer(said.mine, tickets, said.mineEmpty, asked);
  },
};
