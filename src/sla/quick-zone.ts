import { IANAZone } from 'luxon';
import { offsetsIn } from './zone-offsets.ts';

const zones = new Map<string, QuickZone>();

/**
 * A zone whose offsets are looked up in the table of their year. Luxon's own asks Intl for each instant, in parts, which
 * was half of what it cost to say what a card says: it shows some twenty instants.
 *
 * @param name as the calendar names it: one that Luxon knows
 */
export function quickZone(name: string): IANAZone {
  const known = zones.get(name) ?? new QuickZone(name);
  zones.set(name, known);
  return known;
}

class QuickZone extends IANAZone {
  /** @returns minutes, as Luxon's own */
  override offset(at: number): number {
    const year = new Date(at).getUTCFullYear();
    if (!this.isValid || Number.isNaN(year)) return super.offset(at);
    const offsets = offsetsIn(this.name, year);
    let offset = offsets[0]?.offset ?? 0;
    for (const change of offsets) {
      if (change.from > at) break;
      offset = change.offset;
    }
    return offset / 60_000;
  }
}
