import { hoursBetween } from '../../store/availability/hours.ts';
import { maintenancesBetween } from '../../store/maintenance/maintenances.ts';
import {
  type Availability,
  availabilityOf,
  type Outage,
  outagesIn,
} from '../../ticket/availability/availability.ts';
import { minuteOf } from '../../ticket/availability/minutes.ts';
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
  const [hours, plans] = await Promise.all([
    hoursBetween(db, until.from, until.to),
    maintenancesBetween(db, until.from, until.to),
  ]);
  const listed = services.filter(({ probe }) => probe !== undefined).map(({ key }) => key);
  const others = [...hours.keys()].filter(key => !listed.includes(key)).sort();
  return [...listed, ...others].map(service => {
    const known = hours.get(service) ?? new Map();
    const planned = plans.filter(plan => plan.service === service);
    return {
      service,
      isWayIn: service.includes(':'),
      availability: availabilityOf(known, until, planned),
      outages: () => outagesIn(known, until),
    };
  });
}
