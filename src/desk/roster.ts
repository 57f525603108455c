import { DateTime } from 'luxon';
import { dutyOverrideOn } from '../store/closures.ts';
import type { Db } from '../store/database.ts';
import { allOperators } from '../store/operators.ts';
import type { Named } from '../ticket/events.ts';
import type { Roster } from '../ticket/strike.ts';
import type { Operator } from '../ticket/words.ts';
import type { Desk, Rota } from './desk.ts';

/** Who is on duty, who manages, and who is on call in a closure, on the day of an instant. */
export async function rosterAt(
  desk: Desk,
  db: Db,
  now: Date,
  calendar = desk.calendar.now(),
): Promise<Roster> {
  const date = DateTime.fromJSDate(now, { zone: calendar.zone }).toISODate() ?? '';
  const operators = await allOperators(db);
  const byEmail = (email: string | null | undefined) =>
    operators.filter(operator => operator.email === email);
  const managers = operators.filter(({ role }) => role === 'manager');
  const override = await dutyOverrideOn(db, date);
  const onDuty = override ? [override] : byEmail(personOf(desk.duty, date));
  // Closures may overlap; whoever one of them names is on call.
  const onCall = calendar.closures
    .filter(({ from, to }) => from <= date && date <= to)
    .flatMap(closure => byEmail(closure.onCall));
  return {
    managers: named(managers.length > 0 ? managers : operators.filter(({ role }) => role === 'admin')),
    onDuty: named(onDuty),
    onCall: named(onCall.length > 0 ? onCall : onDuty),
  };
}

/** Whose turn it is on a day; before the rota begins it is the first one's. */
function personOf({ people, turn, from }: Rota, date: string): string | undefined {
  const days = Math.max(0, Math.round((Date.parse(date) - Date.parse(from)) / 86_400_000));
  return people[Math.floor(days / (turn === 'week' ? 7 : 1)) % Math.max(1, people.length)];
}

function named(operators: Operator[]): Named[] {
  return operators.map(({ id, name }) => ({ id, name }));
}
