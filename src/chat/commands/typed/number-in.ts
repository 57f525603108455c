/** A request's number as people type it: `1042`, `#1042`, `#1042.`; null for what is none. */
export function numberIn(words: string): number | null {
  const number = /^#?(\d{1,9})[.,;:!?]?$/.exec(words)?.[1];
  return number ? Number(number) : null;
}
