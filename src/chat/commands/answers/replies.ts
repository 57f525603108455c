import { earlierAnswers } from '../../../desk/answers/earlier.ts';
import { containing, inLanguage, savedReplies } from '../../../desk/answers/saved.ts';
import { findTicket } from '../../../store/tickets/tickets.ts';
import type { KeyedReply } from '../../../ticket/answers/saved-reply.ts';
import { hasWords, seen } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import { retireReply } from '../../actions/answers/retire-reply.ts';
import { asideButton } from '../../actions/button.ts';
import type { CommandAnswer, LineButton } from '../../card.ts';
import { earlierInWords, nameInWords, savedInWords } from '../../finding/answers-in-words.ts';
import { readableLine } from '../../readable.ts';
import { repliesWords } from '../../words/commands/answers/replies.ts';
import { wordsIn } from '../../words/words.ts';
import type { Asked, Command } from '../command.ts';
import { saidAnswer } from '../said-answer.ts';
import { asTyped } from '../typed/as-typed.ts';
import { numberIn } from '../typed/number-in.ts';
import { typedCommand } from '../typed-command.ts';

/** Whole texts are long: so many fit on a screen. */
const shownAtMost = 4;
/** Names alone are short. */
const namedAtMost = 20;

/** What is written again and again; for a request, filled in, and how others like it were answered. */
export const replies: Command = {
  spelling: { it: ['risposte'], en: ['replies'] },
  example: '1042',
  takes: 'words',
  words: repliesWords,
  answer: async asked => {
    const [first = '', ...others] = asked.rest.split(' ');
    const number = numberIn(first);
    return number === null ? await all(asked) : await forTicket(asked, number, others.join(' '));
  },
};

/** By name, those that contain the words that were typed. */
async function all(asked: Asked): Promise<CommandAnswer> {
  const { desk, speech, platform, rest } = asked;
  const said = repliesWords[speech.language];
  const command = typedCommand(replies, platform, speech.language);
  const saved = await savedReplies(desk);
  if (saved.length === 0) return saidAnswer(said.title, said.none);
  const fitting = containing(saved, rest);
  const names = fitting.slice(0, namedAtMost).map(reply => `• ${nameInWords(reply)}`);
  const left = fitting.length - names.length;
  const answer = saidAnswer(
    said.title,
    ...(names.length > 0 ? names : [said.noneLike(asTyped(rest))]),
    ...(left > 0 ? [said.more(left, command)] : []),
    said.usage(command),
  );
  return { ...answer, buttons: retireButtons(fitting, asked) };
}

async function forTicket(asked: Asked, number: number, words: string): Promise<CommandAnswer> {
  const { desk, speech, operator, viewer, platform } = asked;
  const said = repliesWords[speech.language];
  const { commands, deskItself, language } = wordsIn(speech.language);
  const ticket = await findTicket(desk.db, number);
  if (!ticket) return saidAnswer(deskItself, commands.notFound(`#${number}`));
  const title = said.titleFor(`#${number}`, language[ticket.language]);
  const shownTicket = seen(ticket, eyesOf(desk, viewer, 'answer'));
  if (!hasWords(shownTicket)) return saidAnswer(title, said.unseen);
  const earlier = words === '' ? await earlierAnswers(desk, shownTicket, viewer) : [];
  const { offered } = inLanguage(await savedReplies(desk), ticket.language);
  const fitting = containing(offered, words);
  const shown = fitting.slice(0, shownAtMost);
  const left = fitting.length - shown.length;
  const command = `${typedCommand(replies, platform, speech.language)} ${number}`;
  return saidAnswer(
    title,
    ...earlierInWords(earlier, speech),
    ...savedInWords(shownTicket, shown, desk.letters, operator, speech),
    ...(shown.length === 0 && earlier.length === 0
      ? [words === '' ? said.none : said.noneLike(asTyped(words))]
      : []),
    ...(left > 0 ? [said.more(left, command)] : []),
  );
}

/** A row of buttons has room for so many. */
const retiredAtMost = 4;

/** Managers can have one offered no more that was made in chat; those of desk.yaml are taken out there. */
function retireButtons(fitting: KeyedReply[], { operator, speech }: Asked): LineButton[] {
  if (operator.role === 'operator') return [];
  const words = wordsIn(speech.language);
  return fitting
    .flatMap(({ name, made }) => {
      if (!made) return [];
      const label = `${words.answers.making.retire}: ${readableLine(name, 50)}`;
      return [{ ...asideButton(retireReply, made, words), label }];
    })
    .slice(0, retiredAtMost);
}
