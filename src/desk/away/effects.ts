import type { Effect } from '../../outbox/effect.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import type { Db } from '../../store/database.ts';
import { beginAbsence, type KeptAbsence } from '../../store/people/absences.ts';
import { numbersOf } from '../../store/tickets/lists.ts';
import { bulletin } from '../clock/bulletins.ts';
import type { Desk } from '../desk.ts';
import { redrawEffect } from '../effects.ts';
import { allPlaces } from '../places.ts';

/** What one person is told privately of an absence: that they stand in, that they do so no more, or that they are back. */
export const absenceTold = ['stands-in', 'stands-down', 'is-back'] as const;

/**
 * An absence begins: what they have open is noted, shown as theirs who are away, and offered to the others; who stands in is
 * told.
 */
export async function begin(desk: Desk, tx: Db, absence: KeptAbsence, now: Date): Promise<number[]> {
  const left = await numbersOf(tx, absence.operator.id);
  await beginAbsence(tx, absence.id, now, left);
  const offers = left.length > 0 || absence.note !== '';
  await enqueue(tx, [
    ...(offers ? offerEffects(desk, absence.id, now) : []),
    ...(absence.substitute ? [tellEffect(absence.id, 'stands-in', now)] : []),
    ...redrawn(left),
  ]);
  return left;
}

/** What they leave open is offered in the channels, with what they want to be known. */
export function offerEffects(desk: Desk, absence: number, at: Date): Effect[] {
  return bulletin(allPlaces(desk), 'away', at, { person: String(absence) });
}

/** Their cards no longer say that they are away; to be called in the transaction of what ends or changes it. */
export async function showAnew(tx: Db, operator: number): Promise<void> {
  await enqueue(tx, redrawn(await numbersOf(tx, operator)));
}

/** Whoever stood in, or would have, does not any more, and is told so. */
export function standsDown({ id, substitute }: KeptAbsence, at: Date): Effect[] {
  if (!substitute) return [];
  const told = tellEffect(id, 'stands-down', at);
  return [{ ...told, payload: { ...told.payload, person: substitute.id } }];
}

/** @param at tells one telling from the next of the same */
export function tellEffect(absence: number, what: (typeof absenceTold)[number], at: Date): Effect {
  return {
    task: 'absence',
    payload: { absence, what, at: at.toISOString() },
    lane: 'private:absence',
    replaces: `absence:${what}:${absence}:${at.toISOString()}`,
  };
}

function redrawn(numbers: number[]): Effect[] {
  return numbers.length > 0 ? [redrawEffect(numbers)] : [];
}
