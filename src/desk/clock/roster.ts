import { dutyOverrideOn } from '../../store/clock/duty.ts';
import type { Db } from '../../store/database.ts';
import { allOperators, thoseWhoLeft } from '../../store/people/operators.ts';
import { type Roster, reached } from '../../ticket/clock/roster.ts';
import { isAway, standInFor } from '../../ticket/people/absences.ts';
import type { Named, Operator, Role } from '../../ticket/words.ts';
import type { Desk, Rota } from '../desk.ts';
import { dayOf } from './days.ts';

/**
 * Who is on duty, who manages, and who is on call in a closure, on the day of an instant. Who has left, or is away, is none of
 * them: in the rota the next one takes the turn; for who serves a company, or is on call, whoever stands in for them does.
 */
export async function rosterAt(
  desk: Desk,
  db: Db,
  now: Date,
  calendar = desk.calendar.now(),
): Promise<Roster> {
  const date = dayOf(calendar, now);
  const operators = await allOperators(db);
  const away = awayAt(desk, operators, now);
  const present = operators.filter(({ id }) => !(id in away));
  const byEmail = (email: string | null | undefined) => present.filter(operator => operator.email === email);
  const override = await dutyOverrideOn(db, date);
  const isPlanned = override !== null && !(override.id in away);
  const onDuty = isPlanned
    ? [override]
    : byEmail(personOf(desk.duty, date, email => byEmail(email).length > 0));
  // Closures may overlap; whoever one of them names is on call.
  const onCall = calendar.closures
    .filter(({ from, to }) => from <= date && date <= to)
    .flatMap(({ onCall: email }) => operators.filter(operator => operator.email === email))
    .flatMap(({ id, name }) => reached({ away }, { id, name }) ?? []);
  const ofRole = (role: Role) => present.filter(operator => operator.role === role);
  const managers = ofRole('manager');
  const toldOfDuties = new Set(desk.policy.duties.flatMap(({ tell }) => tell));
  return {
    managers: named(managers.length > 0 ? managers : ofRole('admin')),
    onDuty: named(onDuty),
    onCall: onCall.length > 0 ? onCall : named(onDuty),
    gone: await thoseWhoLeft(db),
    serving: servingOf(desk, operators, away),
    away,
    byAddress: Object.fromEntries(
      operators
        .filter(({ email }) => toldOfDuties.has(email))
        .map(({ email, id, name }) => [email, { id, name }]),
    ),
  };
}

/** Who is away at an instant, with who stands in for them. */
function awayAt(
  { absences }: Pick<Desk, 'absences'>,
  operators: Operator[],
  now: Date,
): Record<number, Named | null> {
  const known = absences.now();
  const isHere = (id: number) => operators.some(operator => operator.id === id);
  const ids = known.map(({ operator }) => operator.id).filter(id => isAway(known, id, now));
  return Object.fromEntries(ids.map(id => [id, standInFor(known, id, now, isHere)]));
}

/** The operators of companies, by the company's key. */
function servingOf(
  { companies }: Pick<Desk, 'companies'>,
  operators: Operator[],
  away: Record<number, Named | null>,
): Record<string, Named> {
  const byEmail = new Map(operators.map(({ email, id, name }) => [email, reached({ away }, { id, name })]));
  return Object.fromEntries(
    companies.now().all.flatMap(({ key, operator }) => {
      const serving = operator === null ? null : byEmail.get(operator);
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
