import type { Db } from '../../../store/database.ts';
import type { TicketCommand } from '../../../ticket/commands.ts';
import { decide } from '../../../ticket/decide.ts';
import { actorOf } from '../../../ticket/words.ts';
import type { Desk } from '../../desk.ts';
import { record } from '../../handle.ts';
import type { IntakeOutcome } from '../../inbound-email.ts';
import { keepMail } from '../keep-mail.ts';
import { append, type Came, open, writer } from '../land.ts';
import { restrictByRule } from '../restrict-by-rule.ts';
import { authorOf } from '../unverified.ts';
import type { OperatorMail } from './operator-mail.ts';

/**
 * What an operator wrote by mail. Where nobody confirms that it is theirs it is kept, shown, and moves nothing until they,
 * or a manager, say so.
 */
export async function placeOperators(
  desk: Desk,
  tx: Db,
  came: Came,
  { operator, isConfirmed, ticket, saysToBe }: OperatorMail,
  linkedTo: number | null,
): Promise<IntakeOutcome> {
  const { email, mailId } = came;
  const { doing, original, reached, messageId, arrivedAt } = saysToBe;
  const actor = actorOf(operator);
  const isOutside = doing === 'wrote';
  const author = authorOf(email, came.unverified);
  if (ticket && isConfirmed && !isOutside && original) {
    await append(
      desk,
      tx,
      ticket,
      { ...came, email: { ...email, from: original } },
      { intent: 'message', actor },
    );
    return { outcome: 'appended', ticket: ticket.number };
  }
  if (ticket) {
    const says = isConfirmed ? {} : { saysToBe: operator.name };
    const direction = isConfirmed ? 'elsewhere' : 'in';
    await keepMail(desk, tx, ticket.number, email, { mailId, author: { ...author, ...says }, direction });
    const command: TicketCommand = isConfirmed
      ? { type: 'note-outside', messageId, arrivedAt, reached }
      : { type: 'note-said', saysToBe };
    const decision = decide(ticket, command, isConfirmed ? actor : writer(email), desk.policy.catalogue);
    if (!decision.ok) throw new Error(`mail was refused: ${decision.refusal.reason}`);
    const by = isConfirmed ? actor : writer(email);
    const noted = await record(desk, tx, ticket, decision.events, { actor: by, origin: 'mail', key: null });
    await restrictByRule(desk, tx, noted.ticket, email);
    return { outcome: 'appended', ticket: ticket.number };
  }
  const opened = isConfirmed
    ? await open(desk, tx, came, {
        linkedTo,
        actor,
        requester: original ?? email.from,
        isOutside,
        authorship: isOutside ? { outside: { by: operator.name, at: Date.parse(arrivedAt) } } : {},
      })
    : await open(desk, tx, came, { linkedTo, authorship: { saysToBe: [saysToBe] }, saysToBe: operator.name });
  return { outcome: 'opened', ticket: opened };
}
