import { appendDeskEvent, lockDeskLog } from '../../store/clock/desk-log.ts';
import type { Db } from '../../store/database.ts';
import { settleMail } from '../../store/mail/mails.ts';
import { insertMessage } from '../../store/mail/messages.ts';
import { lockQuarantined, type QuarantinedMail } from '../../store/mail/quarantine.ts';
import { lockTicket } from '../../store/tickets/tickets.ts';
import type { TicketEvent } from '../../ticket/events.ts';
import { actorOf, type Language, type Operator, type Origin, type Person } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { record } from '../handle.ts';
import { newTicket, type Opening } from '../new-ticket.ts';

/** Who decides, from where, and how an unreadable mail is called in the desk's language. */
export type Decider = { operator: Operator; origin: Origin; subject: string; language: Language };

/** What can become of a mail that nobody could read. */
export type Verdict = { to: 'import' } | { to: 'attach'; ticket: number } | { to: 'discard' };

/**
 * Carries out what somebody decided about an unreadable mail, and records it. Its source stays whatever is decided.
 *
 * @returns the ticket it is in now; null for none; or why not: somebody was faster, or there is no such ticket
 */
export async function decideQuarantined(
  desk: Desk,
  { id, nonce }: { id: number; nonce: string },
  verdict: Verdict,
  decider: Decider,
): Promise<{ ok: true; ticket: number | null } | { ok: false; reason: 'settled' | 'no-ticket' }> {
  return await desk.db.transaction(async tx => {
    await lockDeskLog(tx);
    const mail = await lockQuarantined(tx, id, nonce);
    if (!mail) return { ok: false, reason: 'settled' };
    const ticket = await carryOut(desk, tx, mail, verdict, decider);
    if (ticket === 'no-ticket') return { ok: false, reason: 'no-ticket' };
    const outcome = { import: 'opened', attach: 'appended', discard: 'discarded' }[verdict.to];
    await settleMail(tx, id, outcome, `decided by ${decider.operator.email}`, ticket);
    const type = { import: 'mail-imported', attach: 'mail-attached', discard: 'mail-discarded' } as const;
    await appendDeskEvent(tx, {
      data: { type: type[verdict.to], mail: id, ticket },
      actor: actorOf(decider.operator),
      origin: decider.origin,
      at: desk.clock(),
    });
    return { ok: true, ticket };
  });
}

async function carryOut(
  desk: Desk,
  tx: Db,
  mail: QuarantinedMail,
  verdict: Verdict,
  decider: Decider,
): Promise<number | null | 'no-ticket'> {
  const from: Person = { name: '', address: mail.envelopeFrom?.toLowerCase() ?? '' };
  switch (verdict.to) {
    case 'discard':
      return null;
    case 'attach': {
      const ticket = await lockTicket(tx, verdict.ticket);
      if (!ticket || ticket.mergedInto !== null || ticket.erased !== null) return 'no-ticket';
      await keep(tx, ticket.number, mail, from, decider);
      const note: TicketEvent = { type: 'note-added', text: decider.subject };
      await record(desk, tx, ticket, [note], {
        actor: actorOf(decider.operator),
        origin: decider.origin,
        key: null,
      });
      return ticket.number;
    }
    case 'import': {
      const opening: Opening = {
        type: 'ticket-opened',
        subject: decider.subject,
        language: decider.language,
        mailbox: mail.mailbox,
        requester: from,
        participants: from.address ? [from.address] : [],
        // Nobody knows who wrote it, so nothing automatic is sent.
        fromMachine: true,
        fromBacklog: false,
        excerpt: '',
        suggestion: null,
        linkedTo: null,
        looksLike: null,
        messageId: mail.messageId,
      };
      return await newTicket(
        desk,
        tx,
        opening,
        { actor: actorOf(decider.operator), origin: decider.origin },
        mail.arrivedAt,
        number => keep(tx, number, mail, from, decider),
      );
    }
    default:
      return verdict satisfies never;
  }
}

async function keep(
  tx: Db,
  ticket: number,
  mail: QuarantinedMail,
  from: Person,
  { subject, language }: Decider,
) {
  await insertMessage(tx, {
    ticket,
    direction: 'in',
    messageId: mail.messageId,
    inReplyTo: null,
    references: [],
    from,
    to: [],
    subject,
    text: '',
    language,
    automatic: 'machine',
    at: mail.arrivedAt,
    mailId: mail.id,
  });
}
