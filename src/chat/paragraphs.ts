import { saysNothing } from '../written.ts';

/** Each is a block of its own in Teams, which weighs a hundred bytes before it says a word. */
const paragraphsAtMost = 30;

/**
 * A text's paragraphs, as they are drawn. Of a text with very many (a word between two blank lines, a thousand times) several
 * stand together: all its words are shown, and the card stays one that can be sent. Of an empty text there is none, nor of one in which nothing is seen.
 */
export function paragraphsOf(text: string): string[] {
  const all = text
    .split(/\n{2,}/)
    .map(paragraph => paragraph.trim())
    .filter(paragraph => !saysNothing(paragraph));
  if (all.length <= 1) return all;
  const together = Math.ceil(all.length / paragraphsAtMost);
  return all.flatMap((_, index) =>
    index % together === 0 ? [all.slice(index, index + together).join('\n')] : [],
  );
}
