import type { Outage } from '../../ticket/availability/availability.ts';
import { serviceOf } from '../../ticket/maintenance/service.ts';
import { type ServiceReported, serviceReported } from '../../ticket/reports/availability.ts';
import type { Span } from '../../ticket/reports/report.ts';
import { isMonth, stretchOf } from '../../ticket/reports/spans.ts';
import { availabilityIn } from '../availability/availability-in.ts';
import type { Desk } from '../desk.ts';
import { availabilityPromised } from './terms-in-force.ts';

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
  const { from, to } = stretchOf(span, desk.calendar.now().zone);
  const all = await availabilityIn(desk, { from: new Date(from), to: new Date(to) });
  const found = all.find(({ service }) => service === key);
  if (!found) return null;
  const { isWayIn, availability } = found;
  const outages = found.outages();
  const name = isWayIn ? null : serviceOf(desk.services, key).name;
  const promised = await availabilityPromised(desk, to);
  const by = { promised, isMonth: isMonth(span) && to <= desk.clock().getTime() };
  const service = serviceReported({ key, name, isWayIn }, { availability, outages }, by);
  return { service, outages: outages.toReversed() };
}
