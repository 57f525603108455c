import { enqueue } from '../../outbox/enqueue.ts';
import { appendDeskEvent, lockDeskLog } from '../../store/clock/desk-log.ts';
import type { Db } from '../../store/database.ts';
import {
  absencesGoingOn,
  dueAbsences,
  endAbsence,
  findAbsence,
  type KeptAbsence,
} from '../../store/people/absences.ts';
import { absenceOf } from '../../ticket/people/absences.ts';
import type { Actor, Origin } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { begin, showAnew, standsDown, tellEffect } from './effects.ts';

type By = { actor: Actor; origin: Origin };

/**
 * Somebody is back before their time; or, where they are not away yet, they stay.
 *
 * @param only this absence, which may be planned; else the one that goes on, and no other: whoever says twice that they are back
 *   does not mean their next holiday
 * @returns the absence that has ended; null where there is none
 */
export async function comeBack(
  desk: Desk,
  operator: number,
  by: By,
  only: number | null = null,
): Promise<KeptAbsence | null> {
  const ended = await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    const theirs = (await absencesGoingOn(tx)).filter(known => known.operator.id === operator);
    const meant = only ?? absenceOf(theirs, operator, desk.clock())?.id;
    const absence = theirs.find(({ id }) => id === meant);
    if (!absence) return null;
    await end(desk, tx, absence, 'back', by);
    return absence;
  });
  await desk.absences.reload(desk.db);
  return ended;
}

/**
 * What the clock does of absences: those that were planned begin, and those that are over end. That one is over counts from its
 * very instant, whether this has come by or not; here it is told, once, whatever number of processes ask.
 */
export async function beginAndEndAbsences(desk: Desk): Promise<void> {
  const due = await dueAbsences(desk.db, desk.clock());
  if (due.length === 0) return;
  for (const id of due)
    await desk.db.transaction(async tx => {
      await lockDeskLog(tx);
      const now = desk.clock();
      const absence = await findAbsence(tx, id);
      if (!absence || absence.endedAt !== null) return;
      if (absence.until <= now)
        await end(desk, tx, absence, 'due', { actor: { kind: 'desk' }, origin: 'desk' });
      else if (absence.begunAt === null && absence.from <= now) await begin(desk, tx, absence, now);
    });
  await desk.absences.reload(desk.db);
}

async function end(desk: Desk, tx: Db, absence: KeptAbsence, why: 'due' | 'back', by: By): Promise<void> {
  const now = desk.clock();
  if (!(await endAbsence(tx, absence.id, now))) return;
  await appendDeskEvent(tx, {
    data: { type: 'away-ended', operator: absence.operator, why },
    ...by,
    at: now,
  });
  // Of its end in time whoever stands in knows.
  if (why === 'back') await enqueue(tx, standsDown(absence, now));
  // Of one that never began nobody else has heard.
  if (absence.begunAt === null) return;
  await showAnew(tx, absence.operator.id);
  await enqueue(tx, [tellEffect(absence.id, 'is-back', now)]);
}
