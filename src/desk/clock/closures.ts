import { enqueue } from '../../outbox/enqueue.ts';
import { openClockFacts } from '../../store/clock/clock-facts.ts';
import { cancelClosure, endClosure, plannedClosures, saveClosure } from '../../store/clock/closures.ts';
import { appendDeskEvent, lockDeskLog } from '../../store/clock/desk-log.ts';
import { type ClockFacts, deadlinesOf, nextDeadline } from '../../ticket/clock/deadlines.ts';
import type { PromiseKind } from '../../ticket/clock/policy.ts';
import type { PlannedClosure } from '../../ticket/log/desk-events.ts';
import type { Actor, Origin } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { newNonce } from '../nonce.ts';
import { termsOf } from '../terms.ts';
import { dayOf, plusDays } from './days.ts';
import { withPlanned } from './live-calendar.ts';
import { recomputation } from './recompute.ts';
import { unattendedAtShortNotice } from './unattended.ts';

/** A deadline that a closure moves. */
export type Move = { ticket: number; promise: PromiseKind; from: Date; to: Date };

type By = { actor: Actor; origin: Origin };

/** Which open deadlines would move if a closure were planned like this (or, with null, were not there). */
export async function movesOf(
  desk: Desk,
  id: number,
  closure: Pick<PlannedClosure, 'from' | 'to' | 'name'> | null,
): Promise<Move[]> {
  const planned = await plannedClosures(desk.db);
  const others = planned.filter(known => known.id !== id);
  const { base } = desk.calendar;
  const cancelled = planned.find(known => known.id === id);
  const left = closure ?? (cancelled ? keptOf(cancelled, todayOf(desk)) : null);
  const then = left ? [...others, { ...left, onCallEmail: null }] : others;
  const before = { ...termsOf(desk), calendar: withPlanned(base, planned) };
  const after = { ...termsOf(desk), calendar: withPlanned(base, then) };
  const moves = (await openClockFacts(desk.db)).flatMap((facts: ClockFacts): Move[] => {
    const old = nextDeadline(facts, before);
    if (!old) return [];
    const due = deadlinesOf(facts, after)[old.promise]?.due;
    if (!old.due || !due || old.due.getTime() === due.getTime()) return [];
    return [{ ticket: facts.number, promise: old.promise, from: old.due, to: due }];
  });
  return moves.toSorted((a, b) => a.from.getTime() - b.from.getTime());
}

/**
 * Why a closure was not planned.
 * - `gone`: what should be changed is there no more
 * - `overtaken`: somebody else has changed it meanwhile
 * - `past`: it would change what days that are over were
 */
export type ClosureRefusal = 'gone' | 'overtaken' | 'past';

/**
 * Saves a closure (id 0: a new one), records it, and has all deadlines computed anew. The same one twice is one.
 *
 * @param was as whoever changes it knows it @returns why not; null: it is planned
 */
export async function planClosure(
  desk: Desk,
  closure: PlannedClosure,
  by: By,
  was?: PlannedClosure,
): Promise<ClosureRefusal | null> {
  const refusal = await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    const all = await plannedClosures(tx);
    if (closure.id === 0 && all.some(known => isSame(known, closure))) return null;
    const before = all.find(({ id }) => id === closure.id) ?? null;
    const why = whyNot(before, closure, was, todayOf(desk));
    if (why !== null) return why;
    const id = await saveClosure(tx, closure, newNonce());
    const type = closure.id === 0 ? 'closure-planned' : 'closure-changed';
    await appendDeskEvent(tx, { data: { type, closure: { ...closure, id } }, ...by, at: desk.clock() });
    const planned = await plannedClosures(tx);
    const { onCallEmail = null } = planned.find(known => known.id === id) ?? {};
    const calendar = withPlanned(desk.calendar.base, planned);
    const { from, to, name } = closure;
    const told = await unattendedAtShortNotice(desk, tx, calendar, { from, to, name, onCall: onCallEmail });
    await enqueue(tx, [recomputation, ...told]);
    return null;
  });
  await desk.calendar.reload(desk.db);
  return refusal;
}

function whyNot(
  before: PlannedClosure | null,
  closure: PlannedClosure,
  was: PlannedClosure | undefined,
  today: string,
): ClosureRefusal | null {
  if (closure.id !== 0 && !before) return 'gone';
  if (before && was && !isSame(before, was)) return 'overtaken';
  return changesThePast(before, closure, today) ? 'past' : null;
}

/**
 * Whether a closure would change what days before today were: a promise that was broken on one of them stays broken, and one
 * that was kept by it stays kept.
 *
 * @param before as it is now; null: it is planned anew
 */
export function changesThePast(before: Days | null, closure: Days, today: string): boolean {
  const [was, is] = [before && keptOf(before, today), keptOf(closure, today)];
  return (was?.from ?? '') !== (is?.from ?? '') || (was?.to ?? '') !== (is?.to ?? '');
}

type Days = Pick<PlannedClosure, 'from' | 'to'>;

/**
 * Takes a closure back, from today on: the days on which it was kept stay what they were, and no deadline is suddenly
 * found to have passed on one of them.
 *
 * @param was as whoever takes it back knows it @returns why not; null: it is done
 */
export async function callOffClosure(
  desk: Desk,
  id: number,
  by: By,
  was?: PlannedClosure,
): Promise<Exclude<ClosureRefusal, 'past'> | null> {
  const refusal = await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    const closure = (await plannedClosures(tx)).find(known => known.id === id);
    const today = todayOf(desk);
    if (!closure || closure.to < today) return 'gone';
    if (was && !isSame(closure, was)) return 'overtaken';
    const { onCallEmail: _, nonce: __, ...data } = closure;
    const kept = keptOf(closure, today);
    if (kept) await endClosure(tx, id, kept.to);
    else await cancelClosure(tx, id, desk.clock());
    await appendDeskEvent(tx, {
      data: { type: 'closure-cancelled', closure: data },
      ...by,
      at: desk.clock(),
    });
    await enqueue(tx, [recomputation]);
    return null;
  });
  await desk.calendar.reload(desk.db);
  return refusal;
}

function isSame(one: PlannedClosure, other: PlannedClosure): boolean {
  return (
    one.from === other.from &&
    one.to === other.to &&
    one.name === other.name &&
    one.onCall?.id === other.onCall?.id
  );
}

/** What of a closure lies before today. */
function keptOf<C extends Days>(closure: C, today: string): C | null {
  const yesterday = plusDays(today, -1);
  return closure.from < today ? { ...closure, to: closure.to < today ? closure.to : yesterday } : null;
}

function todayOf(desk: Desk): string {
  return dayOf(desk.calendar.base, desk.clock());
}
