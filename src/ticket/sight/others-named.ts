import type { TicketEvent } from '../events.ts';
import type { Ticket } from '../ticket.ts';

/** What a request says of others: that one is like it, or hangs together with it, tells whose that one is, and what it is about. */
type Naming = Pick<Ticket, 'linkedTo' | 'looksLike' | 'authorship' | 'twins'>;

/** What is not named. @property unseen others that may not be seen @property settled twins of which nothing is to be decided any more */
export type LeftOut = { unseen: ReadonlySet<number>; settled: ReadonlySet<number> };

/** The other requests that a request's card names. */
export function othersNamedBy({ linkedTo, looksLike, authorship }: Naming): number[] {
  const named = [linkedTo, looksLike, authorship.mayJoin, authorship.outsideOf];
  return [...new Set(named.flatMap(number => number ?? []))];
}

/** The same request where some others are not named: that there are such is not said either. */
export function withoutOthers<T extends Naming>(request: T, { unseen, settled }: LeftOut): T {
  const seenOnly = (number: number | null) => (number !== null && unseen.has(number) ? null : number);
  const { linkedTo, looksLike, authorship } = request;
  const twins = request.twins?.filter(number => !settled.has(number)) ?? [];
  return {
    ...request,
    twins: twins.length > 0 ? twins : null,
    linkedTo: seenOnly(linkedTo),
    looksLike: seenOnly(looksLike),
    authorship: {
      ...authorship,
      mayJoin: seenOnly(authorship.mayJoin),
      outsideOf: seenOnly(authorship.outsideOf),
    },
  };
}

/** The other request that is named where it is told what happened; null for most. */
export function otherNamedIn(event: TicketEvent): number | null {
  switch (event.type) {
    case 'linked':
      return event.to;
    case 'merged':
    case 'split-off':
      return event.into;
    case 'absorbed':
      return event.from;
    default:
      return null;
  }
}
