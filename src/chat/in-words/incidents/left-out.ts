import type { Words } from '../../words/words.ts';

/** Who was left out, and why: "2 unverified sender, 1 closed"; '' where nobody was. */
export function leftOutInWords(leftOut: { why: string; count: number }[], { incident }: Words): string {
  return leftOut
    .toSorted((a, b) => b.count - a.count)
    .map(({ why, count }) => `${count} ${whyInWords(why, incident)}`)
    .join(', ');
}

/** A reason as the database keeps it; of one that it gives in another way it is said that something changed. */
function whyInWords(why: string, { why: known, otherWhy }: Words['incident']): string {
  const reasons: Record<string, string> = known;
  return reasons[why] ?? otherWhy;
}
