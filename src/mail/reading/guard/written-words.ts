import type { WrittenWords } from '../../../desk/intake/written-words.ts';
import { headersOf } from '../headers.ts';
import { isThanks } from '../language/is-thanks.ts';
import { languageOf } from '../language/language.ts';
import { sparingLongLines } from '../long-lines.ts';
import { newText } from '../new-text.ts';
import type { ReadingContext } from '../reading-context.ts';
import { guard } from './guard.ts';

/** No word of any language; for a search from every character to the end of it, a trap. */
const endless = /\S{200,}/g;
/** The language is known from the beginning. */
const toldWithin = 50_000;

/** What of a text is new, and in which language; whether it is mere thanks. The same of a mail's and of a form's. */
export function judgedWords(
  text: string,
  subject: string,
  writer: string | undefined,
): Omit<WrittenWords, 'isAutomatic'> & { signature: string } {
  const { reply, signature } = sparingLongLines(text, short => newText(short, writer));
  return {
    newText: reply,
    signature,
    language: languageOf(reply.slice(0, toldWithin).replace(endless, ' '), subject),
    isThanks: isThanks(reply),
  };
}

/** The same of what came without a mail around it, and whether a program answers there for somebody who is away. */
export function writtenWords(
  { text, subject, writer }: { text: string; subject: string; writer: string },
  context: ReadingContext,
): WrittenWords {
  const { signature: _, ...words } = judgedWords(text, subject, writer);
  const { kind } = guard({
    headers: headersOf([]),
    // It answers: what the request is called says nothing of what is written now.
    subject: '',
    sender: { name: writer, address: '' },
    fromAddress: '',
    envelopeFrom: undefined,
    messageId: '',
    written: words.newText,
    text,
    parts: [],
    context,
  });
  return { ...words, isAutomatic: kind === 'auto-reply' };
}
