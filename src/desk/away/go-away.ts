import { enqueue } from '../../outbox/enqueue.ts';
import { appendDeskEvent, lockDeskLog } from '../../store/clock/desk-log.ts';
import type { Db } from '../../store/database.ts';
import {
  absencesGoingOn,
  changeAbsence,
  findAbsence,
  insertAbsence,
  type KeptAbsence,
} from '../../store/people/absences.ts';
import { leftAmong } from '../../store/people/operators.ts';
import { absenceOf, overlapping } from '../../ticket/people/absences.ts';
import { type Actor, type ChatPlatform, chatPlatforms, type Named, type Origin } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { begin, offerEffects, showAnew, standsDown, tellEffect } from './effects.ts';

/**
 * @property from null: from now on; an absence that goes on is changed by that
 * @property substitute left out: as it was
 * @property changes a known absence, as whoever changes it knows it, which becomes this one
 */
export type AwayWish = {
  operator: Named;
  from: Date | null;
  until: Date;
  substitute?: Named | null;
  note?: string;
  changes?: KeptAbsence;
};

export type AwayFault =
  | { reason: 'past' }
  | { reason: 'backwards' }
  | { reason: 'own-substitute' }
  | { reason: 'left'; name: string }
  /** what should be changed is over */
  | { reason: 'gone' }
  /** somebody else has changed it meanwhile */
  | { reason: 'overtaken' }
  /** the same person is away then already */
  | { reason: 'overlaps'; with: KeptAbsence };

export type WentAway =
  | { ok: true; absence: KeptAbsence; left: number[]; isChange: boolean }
  | { ok: false; fault: AwayFault };

type By = { actor: Actor; origin: Origin };

/** Somebody goes away, from now on or later, or stays away for longer or shorter. The same said twice is one. */
export async function goAway(desk: Desk, wish: AwayWish, by: By): Promise<WentAway> {
  const went = await desk.db.transaction(async tx => {
    // Before the log is held: whoever notes that somebody has left holds that person first, too.
    const [gone] = await leftAmong(tx, [wish.operator.id, ...(wish.substitute ? [wish.substitute.id] : [])]);
    // Whoever else sends somebody away waits here: two cannot overlap unseen.
    await lockDeskLog(tx);
    return gone ? refused({ reason: 'left', name: gone.name }) : await decided(desk, tx, wish, by);
  });
  await desk.absences.reload(desk.db);
  return went;
}

async function decided(desk: Desk, tx: Db, wish: AwayWish, by: By): Promise<WentAway> {
  const { operator, until } = wish;
  const now = desk.clock();
  if (until <= now) return refused({ reason: 'past' });
  if (wish.from && wish.from >= until) return refused({ reason: 'backwards' });
  if (wish.substitute?.id === operator.id) return refused({ reason: 'own-substitute' });

  const known = await absencesGoingOn(tx);
  const goesOn = wish.from === null ? absenceOf(known, operator.id, now) : null;
  const changed = known.find(({ id }) => id === (wish.changes ?? goesOn)?.id) ?? sameAs(wish, known);
  if (wish.changes !== undefined && !changed) return refused({ reason: 'gone' });
  if (changed && wish.changes && !isSame(changed, wish.changes)) return refused({ reason: 'overtaken' });
  const from = wish.from === null || wish.from < now ? now : wish.from;
  const other = overlapping(known, { operator: operator.id, from, until }, changed?.id ?? null);
  const overlaps = known.find(({ id }) => id === other?.id);
  if (overlaps) return refused({ reason: 'overlaps', with: overlaps });
  return changed ? await change(desk, tx, changed, wish, by) : await set(desk, tx, wish, from, by);
}

/** The planned one of the same time that is said again: pressed twice, or now with somebody who stands in. */
function sameAs({ operator, from, until, changes }: AwayWish, known: KeptAbsence[]): KeptAbsence | undefined {
  if (changes !== undefined || from === null) return undefined;
  return known.find(
    other =>
      other.operator.id === operator.id &&
      other.from.getTime() === from.getTime() &&
      other.until.getTime() === until.getTime(),
  );
}

function refused(fault: AwayFault): WentAway {
  return { ok: false, fault };
}

async function set(desk: Desk, tx: Db, wish: AwayWish, from: Date, by: By): Promise<WentAway> {
  const { operator, until, substitute = null, note = '' } = wish;
  const platform: ChatPlatform | null = chatPlatforms.find(known => known === by.origin) ?? null;
  const id = await insertAbsence(tx, { operator, from, until, substitute, note, platform });
  const absence = await kept(tx, id);
  await log(tx, 'away-set', absence, by, desk.clock());
  const begins = from <= desk.clock();
  const left = begins ? await begin(desk, tx, absence, desk.clock()) : [];
  // Who will stand in can say no in time; when it begins they are told again.
  if (!begins && substitute) await enqueue(tx, [tellEffect(id, 'stands-in', desk.clock())]);
  return { ok: true, absence, left, isChange: false };
}

async function change(
  desk: Desk,
  tx: Db,
  known: KeptAbsence,
  { until, substitute = known.substitute, note = known.note }: AwayWish,
  by: By,
): Promise<WentAway> {
  if (isSame(known, { until, substitute, note }))
    return { ok: true, absence: known, left: known.left, isChange: true };
  const now = desk.clock();
  await changeAbsence(tx, known.id, { until, substitute, note });
  const absence = await kept(tx, known.id);
  await log(tx, 'away-changed', absence, by, now);
  await showAnew(tx, known.operator.id);
  const isOther = substitute?.id !== known.substitute?.id;
  if (isOther) await enqueue(tx, standsDown(known, now));
  if (substitute && (isOther || until.getTime() !== known.until.getTime()))
    await enqueue(tx, [tellEffect(known.id, 'stands-in', now)]);
  // What is to be handed over is said when there is something to say.
  if (note !== '' && note !== known.note && absence.begunAt !== null)
    await enqueue(tx, offerEffects(desk, known.id, now));
  return { ok: true, absence, left: known.left, isChange: true };
}

type Changeable = Pick<KeptAbsence, 'until' | 'substitute' | 'note'>;

function isSame(one: Changeable, other: Changeable): boolean {
  return (
    one.until.getTime() === other.until.getTime() &&
    one.substitute?.id === other.substitute?.id &&
    one.note === other.note
  );
}

async function kept(tx: Db, id: number): Promise<KeptAbsence> {
  const absence = await findAbsence(tx, id);
  if (!absence) throw new Error('an absence that was just written is not there');
  return absence;
}

async function log(
  tx: Db,
  type: 'away-set' | 'away-changed',
  { operator, from, until, substitute, note }: KeptAbsence,
  by: By,
  at: Date,
): Promise<void> {
  const data = { type, operator, from: from.toISOString(), until: until.toISOString(), substitute, note };
  await appendDeskEvent(tx, { data, ...by, at });
}
