const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Cuts a text to a length in UTF-16 units (what Slack and Teams count), never through a character that is made of
 * several (an emoji, a letter with its accent), and ends it with an ellipsis if something is missing.
 */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  // The character in which the cut would lie is the first that is not kept.
  const cut = graphemes.segment(text.slice(0, length)).containing(length - 1)?.index ?? 0;
  return `${text.slice(0, cut).trimEnd()}…`;
}

/** The first so many UTF-16 units of what somebody wrote, never one half of a character: Slack and PostgreSQL refuse those. */
export function upTo(text: string, length: number): string {
  const cut = text.slice(0, length);
  return cut.isWellFormed() ? cut : cut.replace(/[\uD800-\uDBFF]$/, '');
}
