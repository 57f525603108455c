import type { Outage } from './availability.ts';

type Stretch = { from: Date; to: Date };

/**
 * What the desk's log says of a maintenance: from `at` on it was planned so.
 *
 * @property isCancelled from then on it is not
 */
export type PlanWritten = Stretch & { id: number; service: string; at: Date; isCancelled: boolean };

/** A stretch that was planned, and since when it stood in the log. */
export type Planned = Stretch & { service: string; written: Date };

/**
 * The stretches in which maintenance was planned at the time (service rules, 19: shown apart, so only what was so then). What is
 * written later, or called off halfway, changes nothing of what is over; and what a change leaves as it was planned stands since then.
 *
 * @param log in the order in which it was written
 */
export function plannedThen(log: readonly PlanWritten[]): Planned[] {
  const found = new Map<number, Planned[]>();
  for (const plan of log) {
    const known = found.get(plan.id) ?? [];
    const over = within(known, { from: new Date(0), to: plan.at });
    found.set(plan.id, [...over, ...(plan.isCancelled ? [] : ahead(plan, known))]);
  }
  return [...found.values()].flat();
}

/** What lies ahead of a plan as it is written: what was planned already since then, the rest from now on. */
function ahead({ service, from, to, at }: PlanWritten, known: readonly Planned[]): Planned[] {
  const whole = { from: later(from, at), to };
  const kept = within(
    known.filter(each => each.service === service),
    whole,
  );
  const parts: Planned[] = [];
  let end = whole.from;
  for (const part of [...kept, null]) {
    const next = part?.from ?? whole.to;
    if (end < next) parts.push({ service, from: end, to: next, written: at });
    if (part) parts.push(part);
    end = part?.to ?? end;
  }
  return parts;
}

/** As much of each as lies in a stretch. */
function within(known: readonly Planned[], stretch: Stretch): Planned[] {
  return known
    .map(each => ({
      ...each,
      from: later(each.from, stretch.from),
      to: earlier(each.to, stretch.to),
    }))
    .filter(({ from, to }) => from < to);
}

/** Without what was written while the service was down already: that is an outage until it is reached again, whoever plans it. */
export function plannedBeforehand(plans: readonly Planned[], outages: readonly Outage[]): Stretch[] {
  return plans.flatMap(({ from, to, written }) => {
    const during = outages.find(outage => outage.from < written && (!outage.until || written < outage.until));
    if (!during) return [{ from, to }];
    return during.until && during.until < to ? [{ from: later(from, during.until), to }] : [];
  });
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}

function earlier(one: Date, other: Date): Date {
  return later(one, other) === one ? other : one;
}
