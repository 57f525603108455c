import { attributeMessage } from '../../../store/mail/moves.ts';
import { eventsAfter } from '../../../store/tickets/events.ts';
import { decide } from '../../../ticket/decide.ts';
import { askedAbout } from '../../../ticket/people/authorship.ts';
import type { Desk } from '../../desk.ts';
import { type Circumstances, type Handled, hold, record } from '../../handle.ts';

/**
 * Somebody says that mails in an operator's name were theirs: they do what they would have done, had the receiving mail
 * server confirmed them, and stand in the conversation as that.
 *
 * @param seen the version of the ticket on which they were shown: nobody speaks for one that came since
 */
export async function vouchForMail(
  desk: Desk,
  number: number,
  seen: number,
  circumstances: Circumstances,
): Promise<Handled> {
  return await desk.db.transaction(async tx => {
    const held = await hold(desk, tx, number, circumstances);
    if (!held.ok) return held.answer;
    const { ticket } = held;
    const since = await eventsAfter(tx, number, seen);
    if (since.some(({ event }) => event.type === 'said-to-be')) return { ok: false, reason: 'stale', ticket };
    const decision = decide(ticket, { type: 'vouch' }, circumstances.actor, desk.policy.catalogue);
    if (!decision.ok) return { ok: false, reason: 'refused', ticket, refusal: decision.refusal };
    const attributed = new Map<string, number[]>();
    for (const { operator, messageId, doing, original } of askedAbout(ticket)) {
      const messages = await attributeMessage(tx, number, messageId, {
        author: doing === 'passed-on' ? { passedOnBy: operator.name } : null,
        ...(doing === 'wrote' ? { direction: 'elsewhere' } : {}),
        ...(doing === 'passed-on' && original ? { from: original } : {}),
      });
      attributed.set(messageId, messages);
    }
    const events = decision.events.map(event =>
      event.type === 'vouched' ? { ...event, messages: attributed.get(event.messageId) ?? [] } : event,
    );
    const vouched = await record(desk, tx, ticket, events, circumstances);
    return { ok: true, ...vouched, repeated: false };
  });
}
