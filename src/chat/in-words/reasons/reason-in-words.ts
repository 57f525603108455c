import { readableLine } from '../../readable.ts';
import type { ReasonKind } from '../../words/mail/reasons.ts';
import type { Words } from '../../words/words.ts';
import { kindOfChat } from './chats.ts';
import { kindOfLetter } from './letters.ts';
import { kindOfWire } from './wires.ts';

/** As much of somebody's own words as helps who looks for them in a log. */
const quotedAtMost = 140;

/** Of a stranger's words no more is looked at than says what is the matter: it is done for each letter of each conversation. */
const readAtMost = 600;

/** Whether anybody still tries. What nobody tries any more asks for somebody. */
type Fate = { isOver: boolean };

/**
 * Why something did not go, in the reader's language: what it is and what to do about it, where that is known; and behind
 * it, marked as a quote, what whoever refused wrote. Never longer than both. '' for no reason.
 *
 * @param said a server's, a platform's or a program's words
 */
export function reasonInWords(said: string, { toldReasons }: Words, { isOver }: Fate): string {
  const read = said.slice(0, readAtMost);
  if (read.trim() === '') return '';
  const { by, kind, words } = recognised(read, isOver);
  const own = readableLine(words, quotedAtMost).replaceAll(/[«»“”]/g, '"');
  const quoted = own === '' ? '' : toldReasons.quoted[by](own);
  return [kind ? sentenceOf(kind) : '', quoted].filter(Boolean).join('; ');

  function sentenceOf(what: ReasonKind): string {
    const { sentences, whileTried } = toldReasons;
    const still: Partial<Record<ReasonKind, string>> = isOver ? {} : whileTried;
    return still[what] ?? sentences[what];
  }
}

/** The same as a sentence that stands by itself. */
export function reasonAlone(said: string, words: Words, fate: Fate): string {
  const text = reasonInWords(said, words, fate);
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

type Recognised = { by: 'server' | 'slack' | 'teams' | 'program'; kind: ReasonKind | null; words: string };

function recognised(said: string, isOver: boolean): Recognised {
  const chat = kindOfChat(said);
  if (chat) return chat;
  const wire = kindOfWire(said);
  if (wire) return { by: 'program', kind: wire, words: said };
  const letter = kindOfLetter(said, isOver);
  return letter ? { by: 'server', kind: letter, words: said } : { by: 'program', kind: null, words: said };
}
