import type { LetterWriter } from '../../desk/letters/letter.ts';
import { type LetterKind, letterKinds } from '../../ticket/grammar/letter-order.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Person } from '../../ticket/words.ts';
import { htmlSafe } from './letter-html.ts';

const kinds = Object.keys(letterKinds).filter((kind): kind is LetterKind => kind in letterKinds);

/**
 * A letter that waits, with the greeting of whoever it goes to now: its first line, where that stands exactly as the template writes
 * it for whom it was written to. All else stays as it was. Pure.
 *
 * @returns null where it greets nobody so: then it stays whole as it is
 */
export function greetAnew(write: LetterWriter['write']): LetterWriter['greetAnew'] {
  return ({ text, html, language }, ticket, was, now) => {
    const [line = ''] = text.split('\n');
    const kind = kinds.find(each => greeting(each, was) === line);
    const instead = kind ? greeting(kind, now) : line;
    if (line === '' || instead === line) return null;
    const shown = ['<br>', '</p>'].map(end => `>${htmlSafe(line)}${end}`).find(each => html?.includes(each));
    if (html && !shown) return null;
    return {
      text: `${instead}${text.slice(line.length)}`,
      html:
        html?.replace(shown ?? '', found => found.replace(htmlSafe(line), () => htmlSafe(instead))) ?? null,
    };

    function greeting(kind: LetterKind, person: Person): string {
      const authorship: Ticket['authorship'] = { ...ticket.authorship, answersTo: null };
      const theirs = { ...ticket, language, requester: person, authorship };
      return write(kind, theirs, { operator: null, text: '' }).text.split('\n')[0] ?? '';
    }
  };
}
