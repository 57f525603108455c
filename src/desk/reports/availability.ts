import { setImmediate } from 'node:timers/promises';
import { serviceOf } from '../../ticket/maintenance/service.ts';
import { type AvailabilityReported, serviceReported } from '../../ticket/reports/availability.ts';
import type { Span } from '../../ticket/reports/report.ts';
import { isMonth, stretchOf } from '../../ticket/reports/spans.ts';
import { availabilityIn } from '../availability/availability-in.ts';
import type { Desk } from '../desk.ts';
import { availabilityPromised } from './terms-in-force.ts';

/**
 * How available services and the desk's own ways in were in a span of days, as far as it is over.
 *
 * @returns null where nobody measures any
 */
export async function availabilityReported(desk: Desk, span: Span): Promise<AvailabilityReported | null> {
  const { from, to } = stretchOf(span, desk.calendar.now().zone);
  const found = await availabilityIn(desk, { from: new Date(from), to: new Date(to) });
  if (found.length === 0) return null;
  const promised = await availabilityPromised(desk, to);
  const by = { promised, isMonth: isMonth(span) && to <= desk.clock().getTime() };
  const services: AvailabilityReported['services'] = [];
  for (const { service: key, isWayIn, availability, outages } of found) {
    // Three years of one are some milliseconds: others get their turn between two.
    await setImmediate();
    const name = isWayIn ? null : serviceOf(desk.services, key).name;
    services.push(serviceReported({ key, name, isWayIn }, { availability, outages: outages() }, by));
  }
  return { promised, services: services.toSorted((a, b) => Number(a.isWayIn) - Number(b.isWayIn)) };
}
