import type { Calendar } from '../../../sla/calendar.ts';
import type { Policy } from '../../clock/policy.ts';
import type { Priority } from '../../words.ts';
import type { TermsInForce } from '../terms-in-force.ts';

/** What is supposed to have been promised otherwise; of the rest holds what was in force. */
export type Otherwise = {
  calendar?: Calendar;
  /** By the priorities that are said: others keep theirs. */
  promises?: Partial<Policy['promises']>;
  policy?: Partial<Omit<Policy, 'promises'>>;
};

/**
 * What was in force, with something else in its place: so that nothing differs but what is asked about, whatever was changed
 * meanwhile.
 */
export function otherwise(
  history: TermsInForce,
  { calendar, promises = {}, policy = {} }: Otherwise,
): TermsInForce {
  const changed = history.map(({ since, terms }) => ({
    since,
    terms: {
      ...terms,
      policy: { ...terms.policy, ...policy, promises: promisesWith(terms.policy.promises, promises) },
      calendar: calendar ?? terms.calendar,
    },
  }));
  const [first, ...others] = changed;
  if (!first) throw new Error('something was always in force');
  return [first, ...others];
}

function promisesWith(
  known: Policy['promises'],
  said: NonNullable<Otherwise['promises']>,
): Policy['promises'] {
  const promises = { ...known };
  for (const [priority, promise] of Object.entries(said))
    if (promise) promises[Number(priority) as Priority] = promise;
  return promises;
}
