import { ticketsDueBefore } from '../../store/tickets/lists.ts';
import { wordsIn } from '../words/words.ts';
import type { Command } from './command.ts';
import { listAnswer, listed } from './list-answer.ts';

/** "Late" is also what will be late before tomorrow. */
const soonMs = 24 * 3_600_000;

export const late: Command = {
  spelling: { it: ['scadenze'], en: ['late'] },
  example: '',
  help: { it: 'le richieste scadute o in scadenza', en: 'tickets overdue or due soon' },
  answer: async asked => {
    const { desk, speech } = asked;
    const said = wordsIn(speech.language).commands;
    const soon = new Date(desk.clock().getTime() + soonMs);
    return listAnswer(said.late, await ticketsDueBefore(desk.db, soon, listed), said.lateEmpty, asked);
  },
};
