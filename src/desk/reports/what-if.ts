import { numbersAtWork } from '../../store/reports/at-work-in.ts';
import { bareLogs } from '../../store/reports/unmeasured.ts';
import type { Span } from '../../ticket/reports/report.ts';
import { stretchOf, until } from '../../ticket/reports/spans.ts';
import type { Rostered } from '../../ticket/reports/what-if/calls.ts';
import { type Otherwise, otherwise } from '../../ticket/reports/what-if/other-terms.ts';
import { type WhatIf, WhatIfCount } from '../../ticket/reports/what-if/what-if.ts';
import type { Desk } from '../desk.ts';
import { termsInForce } from './terms-in-force.ts';

/** Logs that are read at once. */
const chunk = 300;

/**
 * How a past span would have been, had something else been promised: each request's log is folded twice. Nothing is written, not
 * even what was measured.
 *
 * @param rostered who would have been there, by a plan that is supposed; null: of people it is not asked
 */
export async function whatIf(
  desk: Desk,
  span: Span,
  other: Otherwise,
  rostered: Rostered | null = null,
): Promise<WhatIf> {
  const now = desk.clock().getTime();
  const { zone } = desk.calendar.now();
  const stretch = until(stretchOf(span, zone), now);
  // What has to be reported by law moves no promise, and is not kept with them: as it is now.
  const was = otherwise(await termsInForce(desk), { policy: { duties: desk.policy.duties } });
  const wouldBe = otherwise(was, withPlanned(desk, other));
  const count = new WhatIfCount(stretch, { was, wouldBe }, rostered);
  for (let last = 0; ; ) {
    const numbers = await numbersAtWork(desk.db, stretch, last, chunk);
    if (numbers.length === 0) return count.result();
    const logs = await bareLogs(desk.db, numbers);
    for (const { events, company } of logs.values()) count.add(events, company);
    last = numbers.at(-1) ?? last;
  }
}

/** Closures that managers have planned in chat stand in no file: they are there by another calendar, too. */
function withPlanned({ calendar: { base, now } }: Desk, other: Otherwise): Otherwise {
  const { calendar } = other;
  if (!calendar) return other;
  const planned = now().closures.slice(base.closures.length);
  return { ...other, calendar: { ...calendar, closures: [...calendar.closures, ...planned] } };
}
