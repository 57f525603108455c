import type { Terms } from '../clock/terms.ts';

/** What was promised from an instant on, until the next of a list. `since` in epoch milliseconds. */
export type TermsSince = { since: number; terms: Terms };

/**
 * What was promised when: in the order of time, one at least. What happened is judged by what was in force then, whatever was
 * changed since: a calendar of today changes no figure of yesterday.
 */
export type TermsInForce = readonly [TermsSince, ...TermsSince[]];

/** For ever the same. */
export function always(terms: Terms): TermsInForce {
  return [{ since: 0, terms }];
}

/** What was in force at an instant; before it was kept at all, the first that is known. */
export function termsAt(history: TermsInForce, at: number): Terms {
  return (history.findLast(({ since }) => since <= at) ?? history[0]).terms;
}

/** Each of them with the stretch in which it was in force: the first from ever, the last for ever. */
export function stretches(history: TermsInForce): { from: number; to: number; terms: Terms }[] {
  return history.map(({ since, terms }, index) => ({
    from: index === 0 ? Number.NEGATIVE_INFINITY : since,
    to: history[index + 1]?.since ?? Number.POSITIVE_INFINITY,
    terms,
  }));
}
