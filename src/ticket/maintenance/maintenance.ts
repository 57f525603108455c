import type { Texts } from '../incidents/incident.ts';
import type { Named } from '../words.ts';

/** What somebody plans: of which service, between which instants, and what it means for customers, in both languages. */
export type MaintenancePlan = {
  /** By its key. */
  service: string;
  from: Date;
  to: Date;
  texts: Texts;
};

/** Work on a service that customers are told of beforehand. No promise changes by it. */
export type Maintenance = MaintenancePlan & {
  id: number;
  /** As a ticket's. */
  nonce: string;
  /** Counts its changes. */
  version: number;
  plannedBy: Named;
  /** The announcement that was sent last; null: nobody was written to. */
  latest: number | null;
};

/** `on`: it goes on at this moment. */
export type Standing = 'ahead' | 'on' | 'over';

export function standingAt({ from, to }: Pick<MaintenancePlan, 'from' | 'to'>, now: Date): Standing {
  if (now >= to) return 'over';
  return now >= from ? 'on' : 'ahead';
}

/** At which operators are told of it: shortly before it begins, as it begins, and when it is over. */
export type Moment = 'soon' | 'begun' | 'over';

const soonMs = 30 * 60_000;

/** The next of these strictly after an instant; null where none comes any more. Pure. */
export function momentAfter(
  { from, to }: Pick<MaintenancePlan, 'from' | 'to'>,
  after: Date,
): { what: Moment; at: Date } | null {
  const moments: { what: Moment; at: Date }[] = [
    { what: 'soon', at: new Date(from.getTime() - soonMs) },
    { what: 'begun', at: from },
    { what: 'over', at: to },
  ];
  return moments.find(({ at }) => at > after) ?? null;
}

/**
 * What is to be told of it now, of all that has come since it was told of last: the latest alone. Nobody needs to hear that it is about
 * to begin when it has.
 *
 * @param due the earliest that was not told yet
 */
export function momentToTell(
  plan: Pick<MaintenancePlan, 'from' | 'to'>,
  due: Date,
  now: Date,
): Moment | null {
  let next = momentAfter(plan, new Date(due.getTime() - 1));
  let latest: Moment | null = null;
  while (next && next.at <= now) {
    latest = next.what;
    next = momentAfter(plan, next.at);
  }
  return latest;
}

export function isSamePlan(one: MaintenancePlan, other: MaintenancePlan): boolean {
  return (
    one.service === other.service &&
    one.from.getTime() === other.from.getTime() &&
    one.to.getTime() === other.to.getTime() &&
    one.texts.it === other.texts.it &&
    one.texts.en === other.texts.en
  );
}
