import { type Availability, isKept, type Outage } from '../availability/availability.ts';
import type { Called } from '../catalogue/called.ts';

/**
 * How available a service, or a way in, was in a span. Minutes that nobody measured are neither up nor down, and planned maintenance
 * stands apart (service rules, 19).
 *
 * @property key a service of desk.yaml, or one that was; of a way in, as it is kept
 * @property name null: a way in, which has its name in the words
 * @property share of the minutes outside of maintenance that somebody measured; null where nobody did
 * @property atWorst the same if it was down in all that nobody measured
 * @property isKept whether what is promised of a month was kept; null where it is not promised, no whole month, or nobody can say
 */
export type ServiceReported = {
  key: string;
  name: Called | null;
  isWayIn: boolean;
  share: number | null;
  atWorst: number | null;
  minutes: { up: number; down: number; unknown: number; planned: number };
  outages: number;
  isKept: boolean | null;
};

/** Of what desk.yaml lists, in its order, then the desk's own ways in. @property promised percent of a month */
export type AvailabilityReported = { promised: number; services: ServiceReported[] };

/** What a report says of one of them. @param isMonth the span is a whole month, and over */
export function serviceReported(
  { key, name, isWayIn }: Pick<ServiceReported, 'key' | 'name' | 'isWayIn'>,
  { availability, outages }: { availability: Availability; outages: readonly Outage[] },
  { promised, isMonth }: { promised: number; isMonth: boolean },
): ServiceReported {
  const { counted, planned, share, atWorst } = availability;
  return {
    ...{ key, name, isWayIn, share, atWorst },
    minutes: { ...counted, planned: planned.up + planned.down + planned.unknown },
    outages: outages.length,
    isKept: isMonth && !isWayIn ? isKept(availability, promised) : null,
  };
}
