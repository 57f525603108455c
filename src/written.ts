/** What is seen of Unicode: no blank of whatever width, no mark that only steers, no filler of Hangul, no empty braille. */
const seen = /[^\s\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800\u{1D159}]/u;

/** Whether a text shows nothing: an email of it is an empty one, a name of it nobody's, and Slack refuses a block of it. */
export function saysNothing(text: string): boolean {
  return !seen.test(text);
}

/** What somebody wrote, without the blanks around it; '' where nothing of it is seen. */
export function written(text: string): string {
  return saysNothing(text) ? '' : text.trim();
}
