import { IANAZone } from 'luxon';

/** From `from` on (epoch ms) the zone's wall clock shows UTC plus `offset` ms. */
type OffsetChange = { from: number; offset: number };

const day = 86_400_000;
const minute = 60_000;
const years = new Map<string, OffsetChange[]>();

/**
 * The offsets that hold in a year of a zone, and a few days around it: the first one, then each change. All that
 * working time needs to know of summer time, of whatever kind the zone's rules are.
 */
export function offsetsIn(zoneName: string, year: number): OffsetChange[] {
  const key = `${zoneName} ${year}`;
  const known = years.get(key);
  if (known) return known;
  const zone = IANAZone.create(zoneName);
  const offsetAt = (at: number) => zone.offset(at) * minute;
  const begin = Date.UTC(year, 0, 1) - 2 * day;
  const end = Date.UTC(year + 1, 0, 1) + 2 * day;
  const changes: OffsetChange[] = [{ from: begin, offset: offsetAt(begin) }];
  // A day is shorter than any time between two changes.
  for (let at = begin; at < end; at += day) {
    const before = offsetAt(at);
    const after = offsetAt(at + day);
    if (before !== after) changes.push({ from: changeBetween(offsetAt, at, at + day), offset: after });
  }
  years.set(key, changes);
  return changes;
}

/** To the second: some zones of the past changed at odd times. */
function changeBetween(offsetAt: (at: number) => number, from: number, to: number): number {
  const before = offsetAt(from);
  let earlier = from / 1000;
  let later = to / 1000;
  while (later - earlier > 1) {
    const middle = Math.floor((earlier + later) / 2);
    if (offsetAt(middle * 1000) === before) earlier = middle;
    else later = middle;
  }
  return later * 1000;
}
