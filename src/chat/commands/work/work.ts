import { handle } from '../../../desk/handle.ts';
import { findTicket } from '../../../store/tickets/tickets.ts';
import { hasWords, type Seen, seen } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import { actorOf } from '../../../ticket/words.ts';
import { workedOn } from '../../../ticket/work/work.ts';
import type { WorkingCommand } from '../../../ticket/work/working.ts';
import type { CommandAnswer } from '../../card.ts';
import { refusalInWords } from '../../in-words/refusal-in-words.ts';
import { readableLine } from '../../readable.ts';
import { instantInWords } from '../../say.ts';
import { lengthMeant } from '../../when/length-meant.ts';
import { workWords } from '../../words/commands/work/work.ts';
import { wordsIn } from '../../words/words.ts';
import type { Asked, Command } from '../command.ts';
import { saidAnswer } from '../said-answer.ts';
import { asTyped } from '../typed/as-typed.ts';
import { numberIn } from '../typed/number-in.ts';
import { typedCommand } from '../typed-command.ts';

/** Entries that are shown at once; the sum is of all. */
const shownAtMost = 30;

/** The time that was worked on a request; with a length behind its number, what is noted of it. */
export const work: Command = {
  spelling: { it: ['lavoro'], en: ['work'] },
  example: '1042 30m',
  takes: 'words',
  words: workWords,
  answer: async asked => {
    const { desk, speech, viewer, rest } = asked;
    const said = workWords[speech.language];
    const words = wordsIn(speech.language);
    const [typed = '', ...more] = rest.split(' ');
    if (typed === '') return saidAnswer(words.deskItself, said.which(command(asked)));
    const number = numberIn(typed);
    const found = number === null ? null : await findTicket(desk.db, number);
    if (!found) return saidAnswer(words.deskItself, words.commands.notFound(asTyped(typed)));
    const ticket = seen(found, eyesOf(desk, viewer, 'list'));
    if (!hasWords(ticket)) return saidAnswer(said.title(`#${found.number}`), words.restricted.refused);
    return more.length === 0 ? plan(asked, ticket) : await change(asked, ticket, more);
  },
};

/** `30m`, `correct 2 45m`, `remove 2`, in either language; else what is wrong. */
function wish(
  typed: string[],
  { work }: Seen<Ticket>,
  { speech }: Asked,
): WorkingCommand | { fault: string } {
  const said = workWords[speech.language];
  const isWord = (which: 'correct' | 'remove') =>
    [workWords.it[which], workWords.en[which]].includes(typed[0]?.toLowerCase() ?? '');
  const { bad } = wordsIn(speech.language).work;
  const [removes, corrects] = [isWord('remove'), isWord('correct')];
  if (!removes && !corrects) {
    const minutes = lengthMeant(typed.join(' '));
    return minutes === null ? { fault: bad } : { type: 'note-work', minutes };
  }
  const entry = work[(numberIn(typed[1] ?? '') ?? 0) - 1];
  if (!entry) return { fault: said.noEntry(asTyped(typed[1] ?? '')) };
  const minutes = removes ? 0 : lengthMeant(typed.slice(2).join(' '));
  return minutes === null ? { fault: bad } : { type: 'correct-work', entry: entry.id, minutes };
}

async function change(asked: Asked, ticket: Seen<Ticket>, typed: string[]): Promise<CommandAnswer> {
  const { desk, speech, operator, platform } = asked;
  const said = workWords[speech.language];
  const title = said.title(`#${ticket.number}`);
  const wanted = wish(typed, ticket, asked);
  if ('fault' in wanted) return saidAnswer(title, wanted.fault, usage(asked, ticket));
  const handled = await handle(desk, ticket.number, wanted, {
    actor: actorOf(operator),
    origin: platform,
    key: null,
  });
  if (!handled.ok)
    return saidAnswer(
      title,
      handled.reason === 'refused'
        ? refusalInWords(speech, handled.refusal)
        : wordsIn(speech.language).tryLater,
    );
  const { length } = wordsIn(speech.language).work;
  const done =
    wanted.type === 'note-work'
      ? said.noted(length(wanted.minutes))
      : wanted.minutes === 0
        ? said.removed
        : said.corrected(length(wanted.minutes));
  return saidAnswer(title, done, said.sum(length(workedOn(handled.ticket.work))));
}

function plan(asked: Asked, ticket: Seen<Ticket>): CommandAnswer {
  const { speech } = asked;
  const said = workWords[speech.language];
  const { length } = wordsIn(speech.language).work;
  const { work, number } = ticket;
  const title = said.title(`#${number}`);
  const entries = work.flatMap(({ at, by, minutes, quote }, index) =>
    minutes > 0
      ? [
          said.entry(
            index + 1,
            instantInWords(speech, new Date(at)),
            readableLine(by.name, 60),
            length(minutes),
            quote,
          ),
        ]
      : [],
  );
  if (entries.length === 0) return saidAnswer(title, said.none, usage(asked, ticket));
  return saidAnswer(
    title,
    ...entries.slice(-shownAtMost),
    said.sum(length(workedOn(work))),
    usage(asked, ticket),
    said.correction(command(asked), number),
  );
}

function usage(asked: Asked, { number }: Seen<Ticket>): string {
  return workWords[asked.speech.language].usage(command(asked), number);
}

function command({ platform, speech }: Asked): string {
  return typedCommand(work, platform, speech.language);
}
