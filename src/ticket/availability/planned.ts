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
 * written later, or called off halfway, changes nothing of what is over.
 *
 * @param log in the order in which it was written
 */
export function plannedThen(log: readonly PlanWritten[]): Planned[] {
  const found: Planned[] = [];
  for (const [each, plan] of log.entries()) {
    if (plan.isCancelled) continue;
    const next = log.slice(each + 1).find(later => later.id === plan.id);
    const from = later(plan.from, plan.at);
    const to = next && next.at < plan.to ? next.at : plan.to;
    if (from < to) found.push({ service: plan.service, from, to, written: plan.at });
  }
  return found;
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
