import { instantMeant, type Meant, type Reckoning } from './instant-meant.ts';
import { plainly } from './typed-parts.ts';
import { daysAfter } from './vocabulary.ts';

/** "domani", "fra 2 giorni" and "next week" are reckoned from the day on which they are said, whatever begins later. */
const saidOfToday = new RegExp(
  `\\b(?:${Object.keys(daysAfter).join('|')}|prossima settimana|settimana prossima|next week)\\b|^(?:in|fra|tra)\\b`,
);

/**
 * The end that somebody means of what begins later: "from Monday until Friday" is the Friday after that Monday, "da domani per 3
 * giorni" three days from tomorrow, "from Monday 9:00 until 12:00" noon of that Monday. Pure.
 *
 * @param begins when it begins; null: now
 * @param isLength a length was typed ("3 days"), not an instant
 */
export function endMeant(
  typed: string,
  { begins, isLength }: { begins: Date | null; isLength: boolean },
  reckoning: Reckoning,
): Meant {
  const isOfToday = !isLength && saidOfToday.test(plainly(typed));
  const from = begins && begins > reckoning.now && !isOfToday ? begins : reckoning.now;
  return instantMeant(isLength ? `in ${typed}` : typed, { ...reckoning, now: from });
}
