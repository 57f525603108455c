import { hoursBetween } from '../../store/availability/hours.ts';
import { plansWritten } from '../../store/maintenance/plans-in-log.ts';
import {
  type Availability,
  availabilityOf,
  type Outage,
  outagesIn,
} from '../../ticket/availability/availability.ts';
import { minuteOf } from '../../ticket/availability/minutes.ts';
import { plannedBeforehand, plannedThen } from '../../ticket/availability/planned.ts';
import type { Desk } from '../desk.ts';

/** By its key: a service of desk.yaml, one that was, or a way in (`mail:support@…`, `smtp`). */
export type AvailabilityOf = {
  service: string;
  isWayIn: boolean;
  availability: Availability;
  /** Whenever it was down. */
  outages(): Outage[];
};

/** The ways in by their keys, which no service's can be. */
export const wayIn = { mailbox: (address: string) => `mail:${address}`, smtp: 'smtp:' };

/**
 * How available services and the ways in were between two instants, as far as it was measured: first what desk.yaml lists,
 * in its order. What lies ahead is left out, and services at which nobody ever looked.
 */
export async function availabilityIn(
  { db, clock, services }: Pick<Desk, 'db' | 'clock' | 'services'>,
  span: { from: Date; to: Date },
): Promise<AvailabilityOf[]> {
  const over = minuteOf(clock());
  const until = { from: span.from, to: new Date(Math.min(span.to.getTime(), over.getTime())) };
  if (until.from >= until.to) return [];
  const [hours, written] = await Promise.all([
    hoursBetween(db, until.from, until.to),
    plansWritten(db, until.to),
  ]);
  const plans = plannedThen(written);
  const listed = services.filter(({ probe }) => probe !== undefined).map(({ key }) => key);
  const others = [...hours.keys()].filter(key => !listed.includes(key)).sort();
  return [...listed, ...others].map(service => {
    const known = hours.get(service) ?? new Map();
    const its = plans.filter(plan => plan.service === service);
    const planned = its.length === 0 ? [] : plannedBeforehand(its, outagesIn(known, until));
    return {
      service,
      isWayIn: service.includes(':'),
      availability: availabilityOf(known, until, planned),
      outages: () => outagesIn(known, until, planned),
    };
  });
}
