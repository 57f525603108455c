import { findAbsence, type KeptAbsence } from '../../../store/people/absences.ts';
import { findOperator } from '../../../store/people/operators.ts';
import type { Operator } from '../../../ticket/words.ts';
import type { AsideAsked } from '../action.ts';
import { nonceOfPerson } from '../people/left-behind.ts';

/** Whose absence a button is about, and which; null: one that is not there yet. */
export type AbsenceMeant = { person: Operator; absence: KeptAbsence | null };

/** The absence that a button is about; its id travels where a ticket's number does otherwise. */
export async function absenceMeant({
  desk,
  words,
  press,
  operator,
}: AsideAsked): Promise<{ found: AbsenceMeant } | { told: string }> {
  if (press.ticket === 0) return { found: { person: operator, absence: null } };
  const absence = await findAbsence(desk.db, press.ticket);
  const person = absence && (await findOperator(desk.db, absence.operator.id));
  // People are numbered, and so are absences: after an older state was put back, a number may be another's.
  if (!absence || !person || nonceOfPerson(person) !== press.nonce) return { told: words.badInput };
  if (person.id !== operator.id && operator.role === 'operator')
    return { told: words.away.faults.managersOnly };
  return absence.endedAt === null ? { found: { person, absence } } : { told: words.away.faults.gone };
}
