/** A button's value takes letters, digits and few signs, and no space: words travel in it as base64url. */
export function carriedWords(words: string): string {
  return Buffer.from(words).toString('base64url');
}

/** The words that a button carried. */
export function wordsCarried(page: string): string {
  return Buffer.from(page, 'base64url').toString();
}
