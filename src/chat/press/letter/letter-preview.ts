import type { LetterWriter } from '../../../desk/letters/letter.ts';
import type { LetterKind } from '../../../ticket/grammar/letter-order.ts';
import type { Seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { Operator } from '../../../ticket/words.ts';
import type { LetterVerb } from '../../actions/forms.ts';
import type { PreviewFiles, PreviewView } from '../../card.ts';
import type { Speech } from '../../say.ts';
import { wordsIn } from '../../words/words.ts';

const kinds: Record<LetterVerb, LetterKind> = {
  'ask-clarification': 'clarification',
  reply: 'reply',
  close: 'close',
};

/**
 * The exact letter, before it goes: written by the same writer from the same ticket. Confirming it sends
 * back the version that the letter was written from.
 */
export function letterPreview(
  letters: LetterWriter,
  ticket: Seen<Ticket>,
  verb: LetterVerb,
  operator: Operator,
  inputs: Record<string, string>,
  speech: Speech,
  files: PreviewFiles,
): Omit<PreviewView, 'inputs'> {
  const words = wordsIn(speech.language);
  const letter = letters.write(kinds[verb], ticket, { operator, text: (inputs.text ?? '').trim() });
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
    send: words.preview.send,
    back: words.preview.back,
    cancel: words.cancel,
  };
}
