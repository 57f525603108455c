import { ticketsDueBefore } from '../../../store/tickets/lists.ts';
import { lateWords } from '../../words/commands/lists/late.ts';
import type { Command } from '../command.ts';
import { listAnswer, listed } from '../list-answer.ts';

/** "Late" is also what will be late before tomorrow. */
const soonMs = 24 * 3_600_000;

export const late: Command = {
  spelling: { it: ['scadenze'], en: ['late'] },
  example: '',
  words: lateWords,
  answer: async asked => {
    const { desk, speech } = asked;
    const said = lateWords[speech.language];
    const soon = new Date(desk.clock().getTime() + soonMs);
    return listAnswer(said.title, await ticketsDueBefore(desk.db, soon, listed), said.empty, asked);
  },
};
