import { enqueue } from '../outbox/enqueue.ts';
import {
  appendDeskEvent,
  cancelClosure,
  plannedClosures,
  saveClosure,
  saveDutyOverride,
} from '../store/closures.ts';
import { openClockFacts } from '../store/tickets.ts';
import { type ClockFacts, nextDeadline } from '../ticket/deadlines.ts';
import type { PlannedClosure } from '../ticket/desk-events.ts';
import type { PromiseKind } from '../ticket/policy.ts';
import type { Actor, Operator, Origin } from '../ticket/words.ts';
import type { Desk } from './desk.ts';
import { withPlanned } from './live-calendar.ts';
import { recomputation } from './recompute.ts';
import { unattendedAtShortNotice } from './routines.ts';

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
  const then = closure ? [...others, { ...closure, onCallEmail: null }] : others;
  const before = { policy: desk.policy, calendar: withPlanned(base, planned) };
  const after = { policy: desk.policy, calendar: withPlanned(base, then) };
  const moves = (await openClockFacts(desk.db)).flatMap((facts: ClockFacts): Move[] => {
    const old = nextDeadline(facts, before);
    const due = nextDeadline(facts, after)?.due;
    if (!old?.due || !due || old.due.getTime() === due.getTime()) return [];
    return [{ ticket: facts.number, promise: old.promise, from: old.due, to: due }];
  });
  return moves.toSorted((a, b) => a.from.getTime() - b.from.getTime());
}

/** Saves a closure (id 0: a new one), records it, and has all deadlines computed anew. */
export async function planClosure(desk: Desk, closure: PlannedClosure, by: By): Promise<void> {
  await desk.db.transaction(async tx => {
    const id = await saveClosure(tx, closure);
    const type = closure.id === 0 ? 'closure-planned' : 'closure-changed';
    await appendDeskEvent(tx, { data: { type, closure: { ...closure, id } }, ...by, at: desk.clock() });
    const planned = await plannedClosures(tx);
    const { onCallEmail = null } = planned.find(known => known.id === id) ?? {};
    const calendar = withPlanned(desk.calendar.base, planned);
    const { from, to, name } = closure;
    const told = await unattendedAtShortNotice(desk, tx, calendar, { from, to, name, onCall: onCallEmail });
    await enqueue(tx, [recomputation, ...told]);
  });
  await desk.calendar.reload(desk.db);
}

/** @returns false when it is not there any more */
export async function callOffClosure(desk: Desk, id: number, by: By): Promise<boolean> {
  const isDone = await desk.db.transaction(async tx => {
    const closure = (await plannedClosures(tx)).find(known => known.id === id);
    if (!closure) return false;
    const { onCallEmail: _, ...data } = closure;
    await cancelClosure(tx, id, desk.clock());
    await appendDeskEvent(tx, {
      data: { type: 'closure-cancelled', closure: data },
      ...by,
      at: desk.clock(),
    });
    await enqueue(tx, [recomputation]);
    return true;
  });
  await desk.calendar.reload(desk.db);
  return isDone;
}

/** Puts somebody on duty for some days, whatever the rota says. */
export async function changeDuty(
  desk: Desk,
  { from, to, operator }: { from: string; to: string; operator: Operator },
  by: By,
): Promise<void> {
  await desk.db.transaction(async tx => {
    await saveDutyOverride(tx, { from, to, operatorId: operator.id });
    await appendDeskEvent(tx, {
      data: { type: 'duty-changed', from, to, operator: { id: operator.id, name: operator.name } },
      ...by,
      at: desk.clock(),
    });
  });
}
