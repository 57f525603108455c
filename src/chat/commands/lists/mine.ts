import { ticketsOf } from '../../../store/tickets/lists.ts';
import { mineWords } from '../../words/commands/lists/mine.ts';
import type { Command } from '../command.ts';
import { listAnswer, listed } from '../list-answer.ts';

export const mine: Command = {
  spelling: { it: ['mie', 'le mie'], en: ['mine'] },
  example: '',
  words: mineWords,
  answer: async asked => {
    const said = mineWords[asked.speech.language];
    const tickets = await ticketsOf(asked.desk.db, asked.operator.id, listed);
    return listAnswer(said.title, tickets, said.empty, asked);
  },
};
