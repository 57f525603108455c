import { termsOf } from '../../../desk/terms.ts';
import type { Ordering } from '../action.ts';

/** What the law is asked by, and when it is. */
export function lawOf(desk: Ordering['desk']) {
  const { policy, calendar } = termsOf(desk);
  return { duties: policy.duties, zone: calendar.zone, now: desk.clock().toISOString() };
}
