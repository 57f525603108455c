import { snoozedTickets } from '../../../store/tickets/put-aside.ts';
import { snoozedWords } from '../../words/commands/lists/snoozed.ts';
import type { Command } from '../command.ts';
import { listAnswer, listed } from '../list-answer.ts';

/** What was put off, by whomever. */
export const snoozed: Command = {
  spelling: { it: ['rimandate'], en: ['snoozed'] },
  example: '',
  words: snoozedWords,
  answer: async asked => {
    const said = snoozedWords[asked.speech.language];
    return listAnswer(said.title, await snoozedTickets(asked.desk.db, listed), said.empty, asked);
  },
};
