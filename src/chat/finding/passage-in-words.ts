import type { Passage } from '../../store/search/passages.ts';
import type { Seen } from '../../ticket/sight/seen.ts';
import type { FoundWords } from '../card-parts.ts';
import { readableLine } from '../readable.ts';
import { instantInWords, type Speech } from '../say.ts';
import { findWords } from '../words/commands/lists/find.ts';

/** About two lines on a screen. */
const lengthAtMost = 260;

/** The words that were found, with those around them, and where they stand. */
export function passageInWords({ kind, at, by, parts }: Seen<Passage>, speech: Speech): FoundWords {
  const who = [findWords[speech.language].where[kind], readableLine(by, 60)].filter(Boolean).join(', ');
  const shown: FoundWords['parts'] = [];
  let left = lengthAtMost;
  for (const { text, isFound } of parts) {
    if (left <= 0) break;
    // A single space at a border belongs to the sentence.
    const [before, after] = [/^\s/.test(text) ? ' ' : '', /\s$/.test(text) ? ' ' : ''];
    const clean = readableLine(text, left);
    if (clean === '' && before === '') continue;
    shown.push({ text: clean === '' ? ' ' : `${before}${clean}${after}`, isFound });
    left -= clean.length;
  }
  return { lead: `${who} · ${instantInWords(speech, at)}`, parts: shown };
}
