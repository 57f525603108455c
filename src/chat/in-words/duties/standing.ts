import { type DutyStanding, dutiesOf } from '../../../ticket/duties/standing.ts';
import type { Seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { Moment } from '../moment.ts';

/** How what has to be reported of a request stands, by the laws that are switched on. */
export function standingOf(
  { reporting }: Pick<Seen<Ticket>, 'reporting'>,
  { terms: { policy, calendar } }: Pick<Moment, 'terms'>,
): DutyStanding[] {
  return dutiesOf(reporting, policy.duties, calendar.zone);
}
