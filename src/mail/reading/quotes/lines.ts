/** Longer lines are judged by their beginning: what introduces a quote or signs a letter is short. */
const judgedLength = 400;

/** "Cheers 🎉" is a closing, "📧 anna@…" an address. */
const pictures = /\p{Extended_Pictographic}|\uFE0F|\u200D/gu;
/** Asked first, being cheap: symbols, and the halves of all that is beyond. */
const mayHavePictures = /[\u200D\u2100-\uFFFF]/;

/**
 * A line as the rules see it: without the blanks at its ends, and not longer than what they need. All rules work on
 * this, so that no line, however long, is dear.
 */
export function seen(line: string | undefined): string {
  const short = (line ?? '').slice(0, judgedLength);
  return (mayHavePictures.test(short) ? short.replace(pictures, '') : short).trim();
}

export const isBlank = (line: string | undefined): boolean => (line ?? '').trim() === '';

export const isQuoted = (line: string): boolean => /^ {0,3}>/.test(line);

/** A quoted line without its marks. */
export function unquoted(line: string | undefined): string {
  return seen(seen(line).replace(/^[> ]{1,40}/, ''));
}

const address = /[^\s@<>]{1,80}@[^\s@<>]{1,80}/;

/** Whether somebody's address stands in it. The cheap question goes first: most lines have no "@", however long. */
export const hasAddress = (text: string): boolean => text.includes('@') && address.test(text);

/** The index of the next line with words, or the number of lines. Looks only `reach` lines ahead. */
export function nextWords(lines: string[], from: number, reach = 4): number {
  for (let index = from; index < Math.min(lines.length, from + reach); index++)
    if (!isBlank(lines[index])) return index;
  return lines.length;
}

/** The index of the last line with words before `from`, or -1. */
export function previousWords(lines: string[], from: number, reach = 4): number {
  for (let index = from - 1; index >= Math.max(0, from - reach); index--)
    if (!isBlank(lines[index])) return index;
  return -1;
}

/** Lines as one text, without blank lines around it and blanks at the ends of its lines. */
export function textOf(lines: string[]): string {
  return lines
    .map(line => line.trimEnd())
    .join('\n')
    .replace(/^\n+/, '')
    .trimEnd();
}
