import { hourMs, type Mark, type MarkedHour, markAt, minuteMs } from './minutes.ts';

/** What a service was in a stretch of time, in minutes. */
type Tally = Record<Mark, number>;

/**
 * How available a service was (service rules, 19): as it was measured, minute by minute. What was planned beforehand stands
 * apart, so that nobody takes it for more than it is, or subtracts it unsaid.
 *
 * @property planned minutes in planned maintenance, by what was seen then; they are not in `counted`
 * @property known how much of the time outside of maintenance was measured, between 0 and 1
 * @property share of the minutes outside of maintenance of which anything is known, between 0 and 1; null where nothing is
 * @property atWorst the same if it was down whenever nobody looked
 */
export type Availability = {
  counted: Tally;
  planned: Tally;
  known: number;
  share: number | null;
  atWorst: number | null;
};

/** What was measured, by the hour's beginning in epoch milliseconds. */
export type MarkedHours = ReadonlyMap<number, MarkedHour>;

type Stretch = { from: Date; to: Date };

/**
 * Whether what was promised was kept. It was where that holds even if the service was down whenever nobody looked, and broken where it
 * was down for too long even if it was up then; in between nobody can say.
 *
 * @param promised percent
 */
export function isKept(
  { counted: { up, down, unknown } }: Pick<Availability, 'counted'>,
  promised: number,
): boolean | null {
  const all = up + down + unknown;
  // Compared as they are counted: 99.95 as a share is no number that a computer has.
  const reaches = (minutes: number) => minutes * 100 >= promised * all - 1e-6;
  if (up + down === 0) return null;
  if (reaches(up)) return true;
  return reaches(up + unknown) ? null : false;
}

/** In percent, with so many digits, cut and not rounded: 99.9499 is no 99.95. */
export function percentOf(share: number, digits: number): number {
  const unit = 10 ** digits;
  // A tiny part more, for 0.9999 times 100 is a little less than 99.99.
  return Math.floor(share * 100 * unit + 1e-6) / unit;
}

/**
 * @param span whole minutes from `from` on, before `to`; what lies ahead is to be cut off before
 * @param maintenances planned for this service
 */
export function availabilityOf(
  hours: MarkedHours,
  span: Stretch,
  maintenances: readonly Stretch[],
): Availability {
  const counted: Tally = { up: 0, down: 0, unknown: 0 };
  const planned: Tally = { up: 0, down: 0, unknown: 0 };
  const plans = maintenances.toSorted((a, b) => a.from.getTime() - b.from.getTime());
  for (const part of hoursIn(span)) {
    while (plans[0] && plans[0].to <= part.from) plans.shift();
    if (plans[0] && plans[0].from < part.to)
      for (const [at, mark] of minutesIn(hours, part)) (isWithin(plans, at) ? planned : counted)[mark] += 1;
    else addHour(counted, hours, part);
  }
  const { up, down, unknown } = counted;
  const shareOf = (all: number) => (all === 0 ? null : up / all);
  return {
    counted,
    planned,
    known: up + down + unknown === 0 ? 0 : (up + down) / (up + down + unknown),
    share: shareOf(up + down),
    atWorst: up + down === 0 ? null : shareOf(up + down + unknown),
  };
}

/** A service was not reached, from a minute on. @property until the first minute in which it was; null: it is not yet */
export type Outage = { from: Date; until: Date | null; minutesDown: number };

/**
 * Whenever it was down, in the order of time. Minutes that nobody measured end no outage, and begin none; those of planned
 * maintenance are none, and what is not back when it ends begins there. What had begun before the span begins with it.
 *
 * @param maintenances planned for this service
 */
export function outagesIn(
  hours: MarkedHours,
  span: Stretch,
  maintenances: readonly Stretch[] = [],
): Outage[] {
  const plans = maintenances.toSorted((a, b) => a.from.getTime() - b.from.getTime());
  const found: Outage[] = [];
  let going: Outage | null = null;
  for (const part of hoursIn(span)) {
    // Nearly all hours of nearly all services: nothing begins in them, and nothing ends.
    if (!going && !hours.get(part.from.getTime() - (part.from.getTime() % hourMs))?.includes('-')) continue;
    for (const [at, mark] of minutesIn(hours, part)) {
      if (mark === 'down' && !isWithin(plans, at)) {
        if (!going) {
          going = { from: new Date(at), until: null, minutesDown: 0 };
          found.push(going);
        }
        going.minutesDown += 1;
      } else if (mark === 'up' && going) {
        going.until = new Date(at);
        going = null;
      }
    }
  }
  return found;
}

/** @param plans in the order in which they begin */
function isWithin(plans: readonly Stretch[], at: number): boolean {
  for (const { from, to } of plans) {
    if (from.getTime() > at) return false;
    if (to.getTime() > at) return true;
  }
  return false;
}

/** A stretch of whole minutes, cut where hours begin. */
function* hoursIn({ from, to }: Stretch): Generator<Stretch> {
  let at = Math.ceil(from.getTime() / minuteMs) * minuteMs;
  while (at < to.getTime()) {
    const next = Math.min((Math.floor(at / hourMs) + 1) * hourMs, to.getTime());
    yield { from: new Date(at), to: new Date(next) };
    at = next;
  }
}

/** Counts minutes of one hour at once: a year has half a million of them. */
function addHour(tally: Tally, hours: MarkedHours, { from, to }: Stretch): void {
  const hour = Math.floor(from.getTime() / hourMs) * hourMs;
  const of = (at: Date) => Math.ceil((at.getTime() - hour) / minuteMs);
  const marks = hours.get(hour)?.slice(of(from), of(to)) ?? '';
  const up = marks.split('+').length - 1;
  const down = marks.split('-').length - 1;
  tally.up += up;
  tally.down += down;
  tally.unknown += of(to) - of(from) - up - down;
}

function* minutesIn(hours: MarkedHours, { from, to }: Stretch): Generator<[at: number, mark: Mark]> {
  for (let at = Math.ceil(from.getTime() / minuteMs) * minuteMs; at < to.getTime(); at += minuteMs) {
    const hour = Math.floor(at / hourMs) * hourMs;
    const known = hours.get(hour);
    yield [at, known === undefined ? 'unknown' : markAt(known, (at - hour) / minuteMs)];
  }
}
