import type { Config } from '../../config/config.ts';
import { dutiesOf } from '../../config/keys/safety/reporting-duties.ts';
import type { Catalogue } from '../../ticket/catalogue/catalogue.ts';
import type { Policy } from '../../ticket/clock/policy.ts';
import type { priorities } from '../../ticket/words.ts';

type Promising = Pick<
  Config['policy'],
  | 'categories'
  | 'priorities'
  | 'fields'
  | 'promises'
  | 'escalation'
  | 'silentCustomers'
  | 'reportingDuties'
  | 'quotes'
>;

/** What desk.yaml promises, in the desk's own terms. */
export function policyOf({ policy }: { policy: Promising }): Policy {
  const { promises, escalation, silentCustomers, reportingDuties, quotes } = policy;
  return {
    catalogue: catalogueOf(policy),
    promises: promisesOf(promises),
    defaultPriority: promises.default,
    ladder: escalation.ladder,
    acknowledgedFor: escalation.acknowledgedFor,
    extendAtMost: escalation.extendAtMost,
    onCallPriorities: escalation.onCallPriorities,
    silentCustomers,
    quotes: quotes ?? null,
    duties: dutiesOf(reportingDuties),
  };
}

function catalogueOf({ categories, priorities, fields }: Promising): Catalogue {
  return { categories, priorities, fields };
}

function promisesOf(written: Promising['promises']): Policy['promises'] {
  const usual = written[written.default];
  if (!usual) throw new Error('the default priority has promises');
  const of = (priority: (typeof priorities)[number]) => written[priority] ?? usual;
  return { 1: of(1), 2: of(2), 3: of(3), 4: of(4), 5: of(5), 6: of(6), 7: of(7), 8: of(8), 9: of(9) };
}
