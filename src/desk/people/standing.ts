import { enqueue } from '../../outbox/enqueue.ts';
import { plannedClosures } from '../../store/clock/closures.ts';
import { appendDeskEvent, lockDeskLog } from '../../store/clock/desk-log.ts';
import { plannedDuty } from '../../store/clock/duty.ts';
import type { Db } from '../../store/database.ts';
import { lockPerson, noteLeft } from '../../store/people/operators.ts';
import { ticketsOf } from '../../store/tickets/lists.ts';
import type { Operator } from '../../ticket/words.ts';
import { bulletin } from '../clock/bulletins.ts';
import { dayOf } from '../clock/days.ts';
import type { Desk } from '../desk.ts';

/**
 * Whether somebody is an operator today, written down where it has changed: one account that lives is enough; somebody
 * whom only desk.yaml names is one too, until a platform has known them. What they had when they left is offered to the
 * managers, once.
 *
 * @param tx the accounts were changed in the same transaction
 */
export async function settleStanding(desk: Desk, tx: Db, operatorId: number): Promise<void> {
  const found = await lockPerson(tx, operatorId);
  if (!found) return;
  const { person } = found;
  const platforms = desk.destinations.map(({ platform }) => platform);
  const accounts = found.accounts.filter(({ platform }) => platforms.includes(platform));
  const isNamed = desk.access.listed.has(person.email);
  const isHere = accounts.some(({ goneAt }) => goneAt === null) || (accounts.length === 0 && isNamed);
  if (isHere === (person.leftAt === null)) return;
  const now = desk.clock();
  await noteLeft(tx, operatorId, isHere ? null : now);
  await lockDeskLog(tx);
  await appendDeskEvent(tx, {
    data: {
      type: isHere ? 'operator-returned' : 'operator-left',
      operator: { id: person.id, name: person.name },
    },
    actor: { kind: 'desk' },
    origin: 'desk',
    at: now,
  });
  if (!isHere && (await leavesSomething(desk, tx, person)))
    await enqueue(tx, bulletin(desk.adminDestinations, 'left-behind', now, { person: String(person.id) }));
}

/** Whether a manager must see to something that somebody had: requests, turns, days on call. */
async function leavesSomething(desk: Desk, tx: Db, person: Operator): Promise<boolean> {
  const { tickets, turns } = await leftBehind(desk, tx, person, 1);
  return tickets.length > 0 || turns > 0;
}

/**
 * What somebody who left had: their open requests, the next deadline first, how many in all, and how many turns, closures and places in
 * the rota name them.
 */
export async function leftBehind(desk: Desk, db: Db, person: Operator, ticketsAtMost: number) {
  const today = dayOf(desk.calendar.now(), desk.clock());
  const duty = (await plannedDuty(db, today)).filter(({ operator }) => operator.id === person.id);
  const planned = (await plannedClosures(db)).filter(
    ({ onCall, to }) => onCall?.id === person.id && to >= today,
  );
  const fixed = desk.calendar.base.closures.filter(
    ({ onCall, to }) => onCall === person.email && to >= today,
  );
  const rota = desk.duty.people.filter(email => email === person.email);
  const { tickets, total } = await ticketsOf(db, person.id, ticketsAtMost);
  return {
    tickets,
    total,
    turns: duty.length + planned.length + fixed.length + rota.length,
  };
}
