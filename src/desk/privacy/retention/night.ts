import { DateTime } from 'luxon';
import type { Effect } from '../../../outbox/effect.ts';
import { enqueue } from '../../../outbox/enqueue.ts';
import type { Calendar } from '../../../sla/calendar.ts';
import { appendDeskEvent, lockDeskLog } from '../../../store/clock/desk-log.ts';
import { mailboxesWithErased } from '../../../store/privacy/erased-mails.ts';
import { countDue, type Due } from '../../../store/privacy/retention/due.ts';
import {
  beginNight,
  changeNight,
  ledgerGoneThrough,
  lockNight,
} from '../../../store/privacy/retention/nights.ts';
import {
  type Cutoffs,
  cutoffsOf,
  type RetentionClass,
  retentionClasses,
} from '../../../ticket/erasing/retention.ts';
import type { Desk } from '../../desk.ts';
import { takeMailsAwayEffects } from '../take-mails-away.ts';
import { isAnythingDue } from './any-due.ts';

/** By the wall clock of the desk: mails and people are few. */
const beginsAt = 2;
const hours = 4;

/** When the next night begins in which something may go, strictly after an instant. */
export function nextNight({ zone }: Calendar, after: Date): Date {
  const day = DateTime.fromJSDate(after, { zone }).startOf('day');
  const night = day.set({ hour: beginsAt });
  return (night.toJSDate() > after ? night : day.plus({ days: 1 }).set({ hour: beginsAt })).toJSDate();
}

/** What of each class has been kept for long enough; of what desk.yaml does not name nothing. */
export async function dueNow(desk: Pick<Desk, 'db' | 'clock' | 'privacy'>): Promise<{
  cutoffs: Cutoffs;
  due: Record<RetentionClass, Due | null>;
}> {
  const cutoffs = cutoffsOf(desk.privacy.retention, desk.clock());
  const since = await ledgerGoneThrough(desk.db);
  const due: Record<RetentionClass, Due | null> = {
    ...{ closed: null, attachments: null, rawMail: null, machineMail: null, ledger: null },
  };
  for (const of of retentionClasses) {
    const cutoff = cutoffs[of];
    if (cutoff) due[of] = await countDue(desk.db, of, cutoff, since);
  }
  return { cutoffs, due };
}

/**
 * Begins a night in which goes what has been kept for long enough: recorded before anything does. Where nothing is due, nothing is
 * written down. Mails that were erased and lie in their folders yet are looked for anew.
 *
 * @param at when it was to begin
 */
export async function beginRetention(desk: Desk, at: Date): Promise<void> {
  // Where a mailbox was away for so long that it was given up, it is tried once more.
  if ((await mailboxesWithErased(desk.db)).length > 0) await enqueue(desk.db, takeMailsAwayEffects());
  const until = DateTime.fromJSDate(at).plus({ hours }).toJSDate();
  if (desk.clock() >= until) return;
  const cutoffs = cutoffsOf(desk.privacy.retention, desk.clock());
  if (!(await isAnythingDue(desk, cutoffs))) return;
  await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    const begunAt = desk.clock();
    const night = await beginNight(tx, { begunAt, until, cutoffs, first: 'law' });
    await appendDeskEvent(tx, {
      data: { type: 'retention-begun', night, until: cutoffs },
      ...{ actor: { kind: 'desk' }, origin: 'desk', at: begunAt },
    });
    await enqueue(tx, [retainEffect({ night })]);
  });
}

/** A night begins, which was to begin then (ISO); or goes on. */
export function retainEffect(payload: { at: string } | { night: number }): Effect {
  return { task: 'retain', payload, lane: 'erase', isPatient: true };
}

/** A night is over: what went is recorded, where anything did. @param isWhole nothing is left for the next one */
export async function endRetention(
  desk: Pick<Desk, 'db' | 'clock'>,
  id: number,
  isWhole: boolean,
): Promise<void> {
  await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    const night = await lockNight(tx, id);
    if (!night || night.endedAt) return;
    const at = desk.clock();
    await changeNight(tx, id, { endedAt: at, isWhole });
    if (Object.values(night.gone).every(each => each === 0)) return;
    await appendDeskEvent(tx, {
      data: { type: 'retention-done', night: id, isWhole, ...night.gone },
      ...{ actor: { kind: 'desk' }, origin: 'desk', at },
    });
  });
}
