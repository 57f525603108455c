import { attributeMessage } from '../store/messages.ts';
import { lockTicket } from '../store/tickets.ts';
import { decide } from '../ticket/decide.ts';
import type { Desk } from './desk.ts';
import { type Circumstances, type Handled, record } from './handle.ts';

/**
 * Somebody says that a mail in an operator's name was theirs: it does what it would have done, had the receiving mail server
 * confirmed it, and stands in the conversation as that.
 */
export async function vouchForMail(
  desk: Desk,
  number: number,
  circumstances: Circumstances,
): Promise<Handled> {
  return await desk.db.transaction(async tx => {
    const ticket = await lockTicket(tx, number);
    if (!ticket) return { ok: false, reason: 'unknown-ticket' };
    const { saysToBe } = ticket.authorship;
    const decision = decide(ticket, { type: 'vouch' }, circumstances.actor);
    if (!decision.ok) return { ok: false, reason: 'refused', ticket, refusal: decision.refusal };
    if (saysToBe)
      await attributeMessage(tx, number, saysToBe.messageId, {
        author: null,
        ...(saysToBe.doing === 'wrote' ? { direction: 'elsewhere' } : {}),
        ...(saysToBe.doing === 'passed-on' && saysToBe.original ? { from: saysToBe.original } : {}),
      });
    const vouched = await record(desk, tx, ticket, decision.events, circumstances);
    return { ok: true, ...vouched, repeated: false };
  });
}
