import type { LetterWriter, QuoteInLetter } from '../../../desk/letters/letter.ts';
import type { Seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { Operator } from '../../../ticket/words.ts';
import type { WritingAction } from '../../actions/action.ts';
import type { PreviewFiles, PreviewView } from '../../card.ts';
import type { Speech } from '../../say.ts';
import { wordsIn } from '../../words/words.ts';

/**
 * The exact letter, before it goes: written by the same writer from the same ticket. Confirming it sends
 * back the version that the letter was written from.
 */
export function letterPreview(
  letters: LetterWriter,
  ticket: Seen<Ticket>,
  { verb, letter: { kind } }: Pick<WritingAction, 'verb' | 'letter'>,
  operator: Operator,
  inputs: Record<string, string>,
  speech: Speech,
  files: PreviewFiles,
  quote: QuoteInLetter | null = null,
): Omit<PreviewView, 'inputs' | 'rule'> {
  const words = wordsIn(speech.language);
  const letter = letters.write(kind, ticket, { operator, text: (inputs.text ?? '').trim(), quote });
  return {
    verb,
    ticket: ticket.number,
    nonce: ticket.nonce,
    version: ticket.version,
    language: speech.language,
    title: words.preview.title,
    intro: words.preview.intro,
    notice: '',
    head: [
      {
        label: words.preview.to,
        value: letter.to.name ? `${letter.to.name} <${letter.to.address}>` : letter.to.address,
      },
      { label: words.preview.subject, value: letter.subject },
    ],
    text: letter.text,
    files,
    besides: null,
    send: words.preview.send,
    back: words.preview.back,
    cancel: words.cancel,
  };
}
