import { setImmediate } from 'node:timers/promises';
import type { Outage } from '../../ticket/availability/availability.ts';
import { serviceOf } from '../../ticket/maintenance/service.ts';
import {
  type AvailabilityReported,
  type ServiceReported,
  serviceReported,
} from '../../ticket/reports/availability.ts';
import type { Span } from '../../ticket/reports/report.ts';
import { isMonth, stretchOf } from '../../ticket/reports/spans.ts';
import { type AvailabilityOf, availabilityIn } from '../availability/availability-in.ts';
import type { Desk } from '../desk.ts';
import { availabilityPromised } from './terms-in-force.ts';

/**
 * How available services and the desk's own ways in were in a span of days, as far as it is over.
 *
 * @returns null where nobody measures any
 */
export async function availabilityReported(desk: Desk, span: Span): Promise<AvailabilityReported | null> {
  const { found, promised, told } = await measuredIn(desk, span);
  if (found.length === 0) return null;
  const services: AvailabilityReported['services'] = [];
  for (const each of found) {
    // Three years of one are some milliseconds: others get their turn between two.
    await setImmediate();
    services.push(told(each, each.outages()));
  }
  return { promised, services: services.toSorted((a, b) => Number(a.isWayIn) - Number(b.isWayIn)) };
}

/**
 * Whenever a service, or a way in, was down in a span of days, the latest first; and what the report says of it.
 *
 * @returns null where nobody measures it
 */
export async function outagesOf(
  desk: Desk,
  span: Span,
  key: string,
): Promise<{ service: ServiceReported; outages: Outage[] } | null> {
  const { found, told } = await measuredIn(desk, span);
  const its = found.find(({ service }) => service === key);
  if (!its) return null;
  const outages = its.outages();
  return { service: told(its, outages), outages: outages.toReversed() };
}

/** All that was measured in a span, what was promised of it, and how one of it is told. */
async function measuredIn(desk: Desk, span: Span) {
  const { from, to } = stretchOf(span, desk.calendar.now().zone);
  const found = await availabilityIn(desk, { from: new Date(from), to: new Date(to) });
  const promised = await availabilityPromised(desk, to);
  const by = { promised, isMonth: isMonth(span) && to <= desk.clock().getTime() };
  const told = ({ service: key, isWayIn, availability }: AvailabilityOf, outages: Outage[]) => {
    const name = isWayIn ? null : serviceOf(desk.services, key).name;
    return serviceReported({ key, name, isWayIn }, { availability, outages }, by);
  };
  return { found, promised, told };
}
