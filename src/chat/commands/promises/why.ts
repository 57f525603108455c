import { findTicket } from '../../../store/tickets/tickets.ts';
import { seen } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import { momentOf } from '../../in-words/moment.ts';
import { deadlineReading } from '../../in-words/reading.ts';
import { whyWords } from '../../words/commands/promises/why.ts';
import { wordsIn } from '../../words/words.ts';
import type { Command } from '../command.ts';
import { saidAnswer } from '../said-answer.ts';
import { asTyped } from '../typed/as-typed.ts';
import { numberIn } from '../typed/number-in.ts';
import { typedCommand } from '../typed-command.ts';

export const why: Command = {
  spelling: { it: ['perché', 'perche'], en: ['why'] },
  example: '1042',
  takes: 'words',
  words: whyWords,
  answer: async ({ desk, speech, viewer, platform, rest }) => {
    const { commands: said, deskItself } = wordsIn(speech.language);
    if (rest === '')
      return saidAnswer(
        deskItself,
        whyWords[speech.language].which(typedCommand(why, platform, speech.language)),
      );
    const number = numberIn(rest);
    const ticket = number === null ? null : await findTicket(desk.db, number);
    if (!ticket) return saidAnswer(deskItself, said.notFound(asTyped(rest)));
    const { terms, now } = momentOf(desk, speech);
    const eyes = eyesOf(desk, viewer, 'list');
    const { title, paragraphs } = deadlineReading(seen(ticket, eyes), terms, speech, now);
    return saidAnswer(title, ...paragraphs);
  },
};
