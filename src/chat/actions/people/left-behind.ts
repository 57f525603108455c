import { createHash } from 'node:crypto';
import { handle } from '../../../desk/handle.ts';
import { leftBehind } from '../../../desk/people/standing.ts';
import { findAnybody } from '../../../store/people/operators.ts';
import type { OperatorCommand } from '../../../ticket/commands.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import { actorOf, type Operator } from '../../../ticket/words.ts';
import { readableLine } from '../../readable.ts';
import type { AsideAsked } from '../action.ts';

/** More than these at once take longer than one waits for a button; how many are left is said, and a second press moves them. */
const movedAtOnce = 200;

/** Somebody who left, and what they had: what is moved now, and how many there are in all. */
type LeftBehind = { person: Operator; name: string; tickets: Ticket[]; total: number };

/** What somebody left behind. The person's id travels where a ticket's number does otherwise. */
export async function whatIsLeft({
  desk,
  words,
  press,
}: AsideAsked): Promise<{ found: LeftBehind } | { told: string }> {
  const { people } = words;
  const person = await findAnybody(desk.db, press.ticket);
  if (!person || nonceOfPerson(person) !== press.nonce) return { told: words.badInput };
  const name = nameOf(person);
  if (person.leftAt === null) return { told: people.isBack(name) };
  const { tickets, total } = await leftBehind(desk, desk.db, person, movedAtOnce);
  return tickets.length === 0
    ? { told: people.nothingLeft(name) }
    : { found: { person, name, tickets, total } };
}

/** The same for all of it. @returns how many tickets moved, and what is said of those that did not */
export async function forEach(
  { person, tickets, total }: LeftBehind,
  command: OperatorCommand,
  { desk, words, press, operator }: AsideAsked,
): Promise<{ moved: number; rest: string }> {
  let moved = 0;
  for (const { number } of tickets) {
    const handled = await handle(
      desk,
      number,
      command,
      { actor: actorOf(operator), origin: press.platform, key: `${press.key}:${number}` },
      // Somebody took it meanwhile.
      async (_tx, now) => now.assignee?.id !== person.id,
    );
    if (handled.ok) moved += 1;
  }
  const untouched = total - tickets.length;
  const rest = tickets.length - moved;
  const said = [
    rest > 0 ? words.people.notMoved(rest) : '',
    untouched > 0 ? words.people.stillLeft(untouched) : '',
  ];
  return { moved, rest: said.filter(Boolean).join(' ') };
}

/** People are numbered too: after an older state of the database was put back, a number may be another's. */
export function nonceOfPerson({ email }: Pick<Operator, 'email'>): string {
  return createHash('sha256').update(email).digest('hex').slice(0, 12);
}

export function nameOf({ name, email }: Pick<Operator, 'name' | 'email'>): string {
  return readableLine(name, 60) || email;
}
