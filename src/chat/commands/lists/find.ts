import { seen, seenPart } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import type { CommandAnswer } from '../../card.ts';
import { ticketLine } from '../../cards/ticket-line.ts';
import { passageInWords } from '../../finding/passage-in-words.ts';
import { search } from '../../finding/search.ts';
import { momentOf } from '../../in-words/moment.ts';
import { readableLine } from '../../readable.ts';
import { findWords } from '../../words/commands/lists/find.ts';
import type { Asked, Command } from '../command.ts';
import { saidAnswer } from '../list-answer.ts';
import { typedCommand } from '../typed-command.ts';

const pageSize = 10;

/** Looks for requests by whatever is known of them. */
export const find: Command = {
  spelling: { it: ['cerca', 'trova'], en: ['find', 'search'] },
  example: '…',
  words: findWords,
  answer: asked => {
    const { language } = asked.speech;
    if (asked.rest !== '') return foundAnswer(asked, asked.rest, 0);
    const usage = findWords[language].usage(typedCommand(find, asked.platform, language));
    return Promise.resolve(saidAnswer(findWords[language].titleAlone, usage));
  },
};

/** A page of what was found, the best first, each with the words that were found. */
async function foundAnswer(
  { desk, speech, operator, viewer }: Pick<Asked, 'desk' | 'speech' | 'operator' | 'viewer'>,
  typed: string,
  from: number,
): Promise<CommandAnswer> {
  const said = findWords[speech.language];
  const title = said.title(readableLine(typed, 80));
  const found = await search({ desk, speech, operator, viewer }, typed, { from, size: pageSize });
  if ('fault' in found) return saidAnswer(title, found.fault);
  if (found.requests.length === 0) return saidAnswer(title, said.nothing);
  const moment = momentOf(desk, speech);
  const eyes = eyesOf(desk, viewer, 'search');
  const lines = found.requests.map(({ ticket, passage }) => {
    const words = passage && seenPart(ticket, passage, eyes);
    return {
      ...ticketLine(seen(ticket, eyes), moment),
      ...(words ? { found: passageInWords(words, speech) } : {}),
    };
  });
  const count = said.count(found.count, found.isAll, from + 1, from + lines.length);
  const also =
    found.also.length > 0 ? [said.also(found.also.map(name => readableLine(name, 40)).join(', '))] : [];
  return { title: [title, count, ...also].join(' · '), lines, text: '', buttons: [] };
}
