import { clip } from '../clip.ts';
import { saysNothing } from '../written.ts';

/** Characters that turn the direction of a line, and so can disguise what stands in it. */
const directionChanging = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
/** Control characters, save tab and newline; they have no business on a card, and some break JSON clients. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/gu;
/** Halves of a pair that lost the other half: Slack and PostgreSQL refuse them. */
const loneSurrogate = /\p{Surrogate}/gu;

/**
 * A customer's text as it may stand on a card: without control and direction-changing characters, clipped. It is
 * isolated where it contains right-to-left letters, so that these cannot move our own words around. '' where nothing of it
 * would be seen.
 */
export function readable(text: string, length: number): string {
  const clean = text.replace(control, '').replace(directionChanging, '').replace(loneSurrogate, '�');
  if (saysNothing(clean)) return '';
  const hasRightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u.test(
    clean,
  );
  return hasRightToLeft ? `\u2068${clip(clean, length - 2)}\u2069` : clip(clean, length);
}

/** The same on one line. */
export function readableLine(text: string, length: number): string {
  // A subject may have megabytes; what lies far behind the clipping point need not be looked at.
  return readable(
    text
      .slice(0, length * 4)
      .replace(/\s+/g, ' ')
      .trim(),
    length,
  );
}
