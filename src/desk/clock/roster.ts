import { dutyOverrideOn } from '../../store/clock/duty.ts';
import type { Db } from '../../store/database.ts';
import { allOperators, thoseWhoLeft } from '../../store/people/operators.ts';
import type { Roster } from '../../ticket/clock/roster.ts';
import type { Named, Operator } from '../../ticket/words.ts';
import type { Desk, Rota } from '../desk.ts';
import { dayOf } from './days.ts';

/**
 * Who is on duty, who manages, and who is on call in a closure, on the day of an instant. Who has left is none of them: in
 * the rota the next one takes the turn.
 */
export async function rosterAt(
  desk: Desk,
  db: Db,
  now: Date,
  calendar = desk.calendar.now(),
): Promise<Roster> {
  const date = dayOf(calendar, now);
  const operators = await allOperators(db);
  const byEmail = (email: string | null | undefined) =>
    operators.filter(operator => operator.email === email);
  const managers = operators.filter(({ role }) => role === 'manager');
  const override = await dutyOverrideOn(db, date);
  const isHere = (email: string) => byEmail(email).length > 0;
  const onDuty = override ? [override] : byEmail(personOf(desk.duty, date, isHere));
  // Closures may overlap; whoever one of them names is on call.
  const onCall = calendar.closures
    .filter(({ from, to }) => from <= date && date <= to)
    .flatMap(closure => byEmail(closure.onCall));
  return {
    managers: named(managers.length > 0 ? managers : operators.filter(({ role }) => role === 'admin')),
    onDuty: named(onDuty),
    onCall: named(onCall.length > 0 ? onCall : onDuty),
    gone: await thoseWhoLeft(db),
    serving: servingOf(desk, operators),
  };
}

/** The operators of companies, by the company's key. */
function servingOf({ companies }: Desk, operators: Operator[]): Record<string, Named> {
  const byEmail = new Map(operators.map(({ email, id, name }) => [email, { id, name }]));
  return Object.fromEntries(
    companies.now().all.flatMap(({ key, operator }) => {
      const serving = operator === null ? undefined : byEmail.get(operator);
      return serving ? [[key, serving]] : [];
    }),
  );
}

/** Whose turn it is on a day, of those who are here; before the rota begins it is the first one's. */
function personOf(
  { people, turn, from }: Rota,
  date: string,
  isHere: (email: string) => boolean,
): string | undefined {
  const days = Math.max(0, Math.round((Date.parse(date) - Date.parse(from)) / 86_400_000));
  const first = Math.floor(days / (turn === 'week' ? 7 : 1)) % Math.max(1, people.length);
  return [...people.slice(first), ...people.slice(0, first)].find(isHere);
}

function named(operators: Operator[]): Named[] {
  return operators.map(({ id, name }) => ({ id, name }));
}
