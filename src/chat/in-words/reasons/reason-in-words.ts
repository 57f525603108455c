import { readableLine } from '../../readable.ts';
import type { ReasonKind } from '../../words/mail/reasons.ts';
import type { Words } from '../../words/words.ts';
import { kindOfChat } from './chats.ts';
import { kindOfLetter } from './letters.ts';
import { kindOfWire } from './wires.ts';

/** As much of somebody's own words as helps who looks for them in a log. */
const quotedAtMost = 140;

/**
 * Why something did not go, in the reader's language: what it is and what to do about it, where that is known; and behind
 * it, marked as a quote, what whoever refused wrote. Never longer than both. '' for no reason.
 *
 * @param said a server's, a platform's or a program's words
 */
export function reasonInWords(said: string, { toldReasons }: Words): string {
  if (said.trim() === '') return '';
  const { by, kind, words } = recognised(said.slice(0, 5000));
  const own = readableLine(words, quotedAtMost).replaceAll(/[«»“”]/g, '"');
  const quoted = own === '' ? '' : toldReasons.quoted[by](own);
  return [kind ? toldReasons.sentences[kind] : '', quoted].filter(Boolean).join('; ');
}

/** The same as a sentence that stands by itself. */
export function reasonAlone(said: string, words: Words): string {
  const text = reasonInWords(said, words);
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

type Recognised = { by: 'server' | 'slack' | 'teams' | 'program'; kind: ReasonKind | null; words: string };

function recognised(said: string): Recognised {
  const chat = kindOfChat(said);
  if (chat) return chat;
  const wire = kindOfWire(said);
  if (wire) return { by: 'program', kind: wire, words: said };
  const letter = kindOfLetter(said);
  return letter ? { by: 'server', kind: letter, words: said } : { by: 'program', kind: null, words: said };
}
