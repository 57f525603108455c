/** Small letters, without accents, one blank between words. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** So much of a mail is looked at: whoever asks for access says so at once. */
const looked = 2000;

/** Tells whether a mail asks for the customers' portal: one of these stands in its subject, or in what is new in it. */
export function asksByWords(words: string[]): (mail: { subject: string; newText: string }) => boolean {
  const wanted = words.map(plain).filter(Boolean);
  return ({ subject, newText }) => {
    const said = [subject, newText].map(text => ` ${plain(text.slice(0, looked))} `);
    return wanted.some(phrase => said.some(text => text.includes(` ${phrase} `)));
  };
}
