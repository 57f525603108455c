import type { z } from 'zod';
import { asAddress } from '../../ticket/people/as-address.ts';
import { nearest, type ValueFault } from '../faults.ts';
import { routeShape } from '../keys/places.ts';
import { valuesAt } from './values-at.ts';

type Route = z.infer<typeof routeShape>;

/** Routes that can never fit, and what is said of one channel in two ways. An unknown company may be imported: `check` warns. */
export function amongRoutes(desk: unknown): ValueFault[] {
  return [...unknownMailboxes(desk), ...saidTwice(desk), ...takenBefore(desk), ...inTwoWays(desk)];
}

function unknownMailboxes(desk: unknown): ValueFault[] {
  const addresses = (...pattern: string[]) =>
    valuesAt(desk, pattern).flatMap(({ path, value }) => {
      const address = typeof value === 'string' ? asAddress(value) : null;
      return address ? [{ path, address }] : [];
    });
  const known = addresses('mailboxes', '*', 'address').map(({ address }) => address);
  return addresses('routes', '*', 'mailbox').flatMap(({ path, address }) => {
    if (known.includes(address)) return [];
    const meant = nearest(address, known);
    const mend = meant ? `did you mean ${meant}?` : 'write one that stands under mailboxes';
    return [{ path, says: `no mailbox has the address ${address}, so nothing lies there: ${mend}` }];
  });
}

/** The same category or priority twice in one route. */
function saidTwice(desk: unknown): ValueFault[] {
  return ['category', 'priority'].flatMap(key =>
    valuesAt(desk, ['routes', '*', key]).flatMap(({ path, value }) =>
      Array.isArray(value)
        ? value.flatMap((each, item) =>
            value.indexOf(each) < item
              ? [
                  {
                    path: [...path, item],
                    says: `${String(each)} stands here already: remove one of the two`,
                  },
                ]
              : [],
          )
        : [],
    ),
  );
}

/** The first route that fits wins: one whose requests all fit an earlier one is never looked at. */
function takenBefore(desk: unknown): ValueFault[] {
  const whole = wholeRoutes(desk);
  return whole.flatMap(({ item, route }, index) => {
    const earlier = whole.slice(0, index).find(other => takesAllOf(other.route, route));
    if (!earlier) return [];
    const says = `never fits: item ${earlier.item + 1} comes first and takes all of these; put this one before it, or make one of the two`;
    return [{ path: ['routes', item], says }];
  });
}

function takesAllOf(earlier: Route, later: Route): boolean {
  const isWithin = (wide: readonly unknown[], narrow: readonly unknown[]) =>
    wide.length === 0 || (narrow.length > 0 && narrow.every(each => wide.includes(each)));
  return (
    (earlier.mailbox === undefined || earlier.mailbox === later.mailbox) &&
    (earlier.company === undefined || earlier.company === later.company) &&
    isWithin(earlier.category, later.category) &&
    isWithin(earlier.priority, later.priority)
  );
}

/** One channel has one way of telling what happens. Where a route says nothing of it, the others say it. */
function inTwoWays(desk: unknown): ValueFault[] {
  return ['slack', 'teams'].flatMap(platform => {
    const first = new Map<unknown, { threads: unknown; where: string }>();
    const said = [
      ...valuesAt(desk, [platform]).map(({ path, value }) => ({
        path,
        value,
        key: 'channel',
        where: platform,
      })),
      ...valuesAt(desk, ['routes', '*']).map(({ path, value }) => ({
        ...{ path, value, key: platform },
        where: `item ${Number(path[1]) + 1}`,
      })),
    ];
    return said.flatMap(({ path, value, key, where }): ValueFault[] => {
      const [channel] = valuesAt(value, [key]);
      const [threads] = valuesAt(value, ['threads']);
      if (typeof channel?.value !== 'string' || threads === undefined) return [];
      const other = first.get(channel.value);
      if (!other) first.set(channel.value, { threads: threads.value, where });
      if (!other || other.threads === threads.value) return [];
      const says = `this channel has threads: ${String(other.threads)} already (${other.where}): write the same, or name another channel`;
      return [{ path: [...path, 'threads'], says }];
    });
  });
}

function wholeRoutes(desk: unknown): { item: number; route: Route }[] {
  return valuesAt(desk, ['routes', '*']).flatMap(({ path, value }) => {
    const { data } = routeShape.safeParse(value);
    return data ? [{ item: Number(path[1]), route: data }] : [];
  });
}
