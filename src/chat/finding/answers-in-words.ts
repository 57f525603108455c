import type { LetterWriter } from '../../desk/letters/letter.ts';
import type { AnsweredBefore } from '../../store/answers/answered-before.ts';
import type { SavedReply } from '../../ticket/answers/saved-reply.ts';
import { hasWords, type Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Operator } from '../../ticket/words.ts';
import { readable, readableLine } from '../readable.ts';
import { instantInWords, type Speech } from '../say.ts';
import { repliesWords } from '../words/commands/answers/replies.ts';
import { type Words, wordsIn } from '../words/words.ts';

/** About ten lines: what is longer is opened. */
const lengthAtMost = 500;
const nameAtMost = 80;

/** How requests like this one were answered, each with where that was. */
export function earlierInWords(earlier: AnsweredBefore[], speech: Speech): string[] {
  const said = repliesWords[speech.language];
  return earlier.map(
    ({ request, text, at }) =>
      `*${said.earlier(`#${request.number}`, instantInWords(speech, at))}*\n${asItStands(text)}\n`,
  );
}

/** Saved replies for a request, in its language; where a value lacks, which: nobody is to read `{{…}}`. */
export function savedInWords(
  ticket: Seen<Ticket>,
  saved: SavedReply[],
  letters: LetterWriter,
  operator: Operator,
  { language }: Speech,
): string[] {
  const said = repliesWords[language];
  if (!hasWords(ticket)) return [said.unseen];
  return saved.flatMap(reply => {
    const text = reply[ticket.language];
    if (text === null) return [];
    const filled = letters.fillIn(text, ticket, operator);
    if (filled.ok) return [`*${nameInWords(reply)}*\n${asItStands(filled.text)}\n`];
    const missing = missingInWords(filled.missing, wordsIn(language));
    return [`*${nameInWords(reply)}*\n${said.missing(missing)}\n`];
  });
}

/** The variables that have no value, as one says them. */
export function missingInWords(missing: string[], { answers }: Words): string {
  const names: Record<string, string> = answers.variables;
  return missing.map(name => names[name] ?? name).join(', ');
}

/** What a saved reply is called, on one line. */
export function nameInWords({ name }: Pick<SavedReply, 'name'>): string {
  return readableLine(name, nameAtMost).replaceAll('*', '∗');
}

/** Our own bold is between stars: theirs are none. */
function asItStands(text: string): string {
  return readable(text, lengthAtMost).replaceAll('*', '∗');
}
