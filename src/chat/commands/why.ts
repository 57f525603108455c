import { findTicket } from '../../store/tickets/tickets.ts';
import { momentOf } from '../cards/moment.ts';
import { deadlineReading } from '../cards/reading.ts';
import { wordsIn } from '../words/words.ts';
import { asTyped } from './as-typed.ts';
import type { Command } from './command.ts';
import { saidAnswer } from './list-answer.ts';
import { numberIn } from './number-in.ts';
import { typedCommand } from './typed-command.ts';

export const why: Command = {
  spelling: { it: ['perché', 'perche'], en: ['why'] },
  example: '1042',
  help: { it: 'come si conta la sua scadenza', en: 'how its deadline is counted' },
  answer: async ({ desk, speech, platform, rest }) => {
    const { commands: said, deskItself } = wordsIn(speech.language);
    if (rest === '')
      return saidAnswer(deskItself, said.whyWhich(typedCommand(why, platform, speech.language)));
    const number = numberIn(rest);
    const ticket = number === null ? null : await findTicket(desk.db, number);
    if (!ticket) return saidAnswer(deskItself, said.notFound(asTyped(rest)));
    const { terms, now } = momentOf(desk, speech);
    const { title, paragraphs } = deadlineReading(ticket, terms, speech, now);
    return saidAnswer(title, ...paragraphs);
  },
};
