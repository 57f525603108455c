import type { Desk } from '../../desk/desk.ts';
import { termsOf } from '../../desk/terms.ts';
import type { Terms } from '../../ticket/clock/terms.ts';
import type { Absences } from '../../ticket/people/absences.ts';
import type { Speech } from '../say.ts';

/** What is promised, in whose words, who is away, at one moment: what all cards and lists are drawn with. */
export type Moment = { terms: Terms; speech: Speech; now: Date; absences: Absences };

/** As it is now. */
export function momentOf(desk: Desk, speech: Speech): Moment {
  return { terms: termsOf(desk), speech, now: desk.clock(), absences: desk.absences.now() };
}
