import type { Config } from '../../config/config.ts';
import type { Policy } from '../../ticket/clock/policy.ts';

/** What desk.yaml promises, in the desk's own terms. */
export function policyOf({
  policy,
}: {
  policy: Pick<Config['policy'], 'promises' | 'escalation' | 'silentCustomers'>;
}): Policy {
  const { promises, escalation, silentCustomers } = policy;
  return {
    promises,
    defaultPriority: promises.default,
    ladder: escalation.ladder,
    acknowledgedFor: escalation.acknowledgedFor,
    extendAtMost: escalation.extendAtMost,
    onCallPriorities: escalation.onCallPriorities,
    silentCustomers,
  };
}
