import { intersection, joined, type Segment, type Segments } from '../../../sla/segments.ts';
import type { PromiseKind } from '../../clock/policy.ts';
import type { Standing } from '../fact.ts';
import { stretches } from '../terms-in-force.ts';
import { firstAnswer } from './answers.ts';
import { asJudged, originalDeadline } from './judging.ts';
import type { ToldLog } from './told-log.ts';

/** Later than anything: what lasts still. */
const noEnd = Number.POSITIVE_INFINITY;

/**
 * How a request stood while it was open, stretch by stretch; each begins where something of it changed.
 *
 * @param unclaimedAt when it was closed, and nobody had claimed it in time: that promise is broken once, also where it is opened again
 */
export function standings(
  log: ToldLog,
  answers: Parameters<typeof firstAnswer>[0],
  unclaimedAt: number | null,
): Standing[] {
  const open = openIn(log);
  const owners = ownersIn(log);
  const answeredAt = firstAnswer(answers)?.at ?? noEnd;
  const waiting = joined(
    log.today.pauses.flatMap(({ from, to, why }) =>
      why === 'customer' ? [{ start: from, end: to ?? noEnd }] : [],
    ),
  );
  const claimLate = lateIn(log, 'claim', open, log.today.claimedAt?.getTime() ?? unclaimedAt ?? noEnd);
  const resolveLate = lateIn(log, 'resolve', open, noEnd);
  const found: Standing[] = [];
  for (const { start, end, since } of open) {
    const edges = [...waiting, ...claimLate, ...resolveLate, ...owners].flatMap(each => [
      each.start,
      each.end,
    ]);
    const inside = [...edges, answeredAt].filter(edge => edge > start && edge < end);
    const cuts = [...new Set([start, ...inside, end])].toSorted((a, b) => a - b);
    for (const [index, from] of cuts.slice(0, -1).entries()) {
      const to = cuts[index + 1] ?? end;
      found.push({
        from,
        to: to === noEnd ? null : to,
        since,
        operator: owners.find(each => lies(from, each))?.operator ?? null,
        waiting: waiting.some(each => lies(from, each)),
        unanswered: from < answeredAt,
        claimLate: claimLate.some(each => lies(from, each)),
        resolveLate: resolveLate.some(each => lies(from, each)),
      });
    }
  }
  return found;
}

function lies(at: number, { start, end }: Segment): boolean {
  return start <= at && at < end;
}

/** When it was open. A closing that was taken back with its letter begins nothing anew. */
function openIn({ steps }: ToldLog): (Segment & { since: number })[] {
  const open: (Segment & { since: number })[] = [];
  let begun: { start: number; since: number } | null = null;
  let since = 0;
  for (const { recorded, before, after } of steps) {
    const at = recorded.at.getTime();
    const wasOpen = before !== null && before.status !== 'closed';
    const isOpen = after.status !== 'closed';
    if (isOpen && !wasOpen) {
      if (recorded.event.type !== 'letter-recalled') since = at;
      begun = { start: at, since };
    } else if (!isOpen && wasOpen && begun) {
      if (at > begun.start) open.push({ ...begun, end: at });
      begun = null;
    }
  }
  return begun ? [...open, { ...begun, end: noEnd }] : open;
}

/** Who had it when. */
function ownersIn({ steps }: ToldLog): (Segment & { operator: number })[] {
  const changes = steps
    .map(({ recorded, after }) => ({ at: recorded.at.getTime(), operator: after.assignee?.id ?? null }))
    .filter(({ operator }, index, all) => operator !== (all[index - 1]?.operator ?? null));
  return changes.flatMap(({ at, operator }, index) => {
    const end = changes[index + 1]?.at ?? noEnd;
    return operator === null || end <= at ? [] : [{ start: at, end, operator }];
  });
}

/**
 * When a promise was broken and not kept yet, by its original deadline as it was counted at each moment: where a closure was
 * announced later, what was late before it stays so until then.
 *
 * @param met from then on it is not open any more
 */
function lateIn({ today, history }: ToldLog, promise: PromiseKind, open: Segments, met: number): Segments {
  const end = open.at(-1)?.end ?? 0;
  const ticket = { ...asJudged(today, today), claimedAt: null, closedAt: null };
  const late = stretches(history).flatMap(({ from, to, terms }) => {
    if (to <= today.openedAt.getTime() || from >= end) return [];
    const due = originalDeadline(promise, ticket, terms)?.due?.getTime();
    return due === undefined ? [] : [{ start: Math.max(due, from), end: Math.min(to, met) }];
  });
  return intersection(joined(late), joined(open));
}
