import { findTicket } from '../../../store/tickets/tickets.ts';
import { drawList } from '../../lists/draw-list.ts';
import { numbered } from '../../lists/kinds/numbered.ts';
import { listSpec } from '../../lists/spec.ts';
import { requestWords } from '../../words/commands/lists/request.ts';
import { wordsIn } from '../../words/words.ts';
import type { Command } from '../command.ts';
import { saidAnswer } from '../said-answer.ts';
import { numberIn } from '../typed/number-in.ts';

/** A request's number alone shows the request. */
export const request: Command = {
  spelling: { like: /^#?\d{1,9}[.,;:!?]?$/, as: '1042' },
  example: '',
  takes: 'words',
  words: requestWords,
  answer: async asked => {
    const { commands: said, deskItself } = wordsIn(asked.speech.language);
    const number = numberIn(asked.rest);
    const ticket = number === null ? null : await findTicket(asked.desk.db, number);
    return ticket
      ? await drawList(numbered, listSpec(numbered.key, { about: String(number) }), asked)
      : saidAnswer(deskItself, said.notFound(`#${number}`));
  },
};
