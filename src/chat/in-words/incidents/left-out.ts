import type { Undelivered } from '../../../store/incidents/progress.ts';
import type { Words } from '../../words/words.ts';

/** Who was left out, and why: "2 unverified sender, 1 closed"; '' where nobody was. */
export function leftOutInWords(leftOut: { why: string; count: number }[], { incident }: Words): string {
  return leftOut
    .toSorted((a, b) => b.count - a.count)
    .map(({ why, count }) => `${count} ${whyInWords(why, incident)}`)
    .join(', ');
}

/** Whose letter did not come to them: "2 did not arrive (1 bounced, 1 taken back)". */
export function undeliveredInWords(
  undelivered: { why: Undelivered; count: number }[],
  { incident: { told } }: Words,
): string {
  const total = undelivered.reduce((sum, { count }) => sum + count, 0);
  const listed = undelivered
    .toSorted((a, b) => b.count - a.count)
    .map(({ why, count }) => `${count} ${told.letter[why]}`);
  return told.notArrived(total, listed.join(', '));
}

/** A reason as the database keeps it; of one that it gives in another way it is said that something changed. */
function whyInWords(why: string, { why: known, otherWhy }: Words['incident']): string {
  const reasons: Record<string, string> = known;
  return reasons[why] ?? otherWhy;
}
