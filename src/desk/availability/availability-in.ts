import { hoursBetween } from '../../store/availability/hours.ts';
import { plansWritten } from '../../store/maintenance/plans-in-log.ts';
import {
  type Availability,
  availabilityOf,
  type Outage,
  outagesIn,
} from '../../ticket/availability/availability.ts';
import { hourMs, minuteOf } from '../../ticket/availability/minutes.ts';
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
  const plans = plannedThen(await plansWritten(db, until.to)).filter(({ to }) => to > until.from);
  // Whether it was down when one was written may lie before.
  const first = new Date(Math.min(+until.from, ...plans.map(({ written }) => +written - hourMs)));
  const hours = await hoursBetween(db, first, until.to);
  const isInSpan = (key: string) =>
    [...(hours.get(key)?.keys() ?? [])].some(hour => hour + hourMs > +until.from);
  const listed = services.filter(({ probe }) => probe !== undefined).map(({ key }) => key);
  const others = [...hours.keys()].filter(key => !listed.includes(key) && isInSpan(key)).sort();
  return [...listed, ...others].map(service => {
    const known = hours.get(service) ?? new Map();
    const its = plans.filter(plan => plan.service === service);
    const planned =
      its.length === 0 ? [] : plannedBeforehand(its, outagesIn(known, { from: first, to: until.to }));
    return {
      service,
      isWayIn: service.includes(':'),
      availability: availabilityOf(known, until, planned),
      outages: () => outagesIn(known, until, planned),
    };
  });
}
