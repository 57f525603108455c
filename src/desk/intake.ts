import { clip } from '../clip.ts';
import type { Effect } from '../outbox/effect.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { noteContact } from '../store/contacts.ts';
import type { Db } from '../store/database.ts';
import { findMail, noteArrival, recordMail, settleMail } from '../store/mails.ts';
import { endDelays, insertAttachment, insertMessage } from '../store/messages.ts';
import { findOperatorByEmail } from '../store/operators.ts';
import type { Held } from '../store/schema.ts';
import { decide } from '../ticket/decide.ts';
import type { MailIntent } from '../ticket/events.ts';
import { landing } from '../ticket/landing.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { type Actor, actorOf, type Operator } from '../ticket/words.ts';
import { alteredCopyOf } from './altered-copy.ts';
import { bounced, complained } from './bounced.ts';
import type { Desk } from './desk.ts';
import { noticeEffects, scanEffect } from './effects.ts';
import { excerpt } from './excerpt.ts';
import { record } from './handle.ts';
import type { EmailAttachment, InboundEmail, IntakeOutcome, UnreadableEmail } from './inbound-email.ts';
import { newNonce, newTicket } from './new-ticket.ts';
import { copied, lineOf, openingOf } from './opening.ts';
import { probeCameIn } from './probing.ts';
import { seenElsewhere } from './restored.ts';
import { stormTicket } from './storm.ts';
import { wellFormed } from './well-formed.ts';
import { lostNumberIn, namedTicket } from './which-ticket.ts';

/**
 * Takes a mail in: one transaction from "was it here before?" to the effects. Only when this has resolved may the
 * mail be flagged, moved or acknowledged at its server; a crash before that brings it again, and it is recognised.
 *
 * @throws when the database cannot be reached: the mail stays where it is
 */
export async function takeIn(desk: Desk, email: InboundEmail): Promise<IntakeOutcome> {
  return await desk.db.transaction(tx => takeInWithin(desk, tx, email));
}

/** The same in the caller's transaction. */
export async function takeInWithin(desk: Desk, tx: Db, read: InboundEmail): Promise<IntakeOutcome> {
  const email = wellFormed(read);
  const mailId = await recordOnce(tx, email);
  if (mailId.known) return { outcome: 'duplicate', ticket: mailId.ticket };
  const outcome = await place(desk, tx, email, mailId.id);
  const why = 'why' in outcome ? outcome.why : email.why;
  await settleMail(tx, mailId.id, outcome.outcome, why, 'ticket' in outcome ? outcome.ticket : null);
  return outcome;
}

/** Keeps a mail that nobody could parse, and shows it to the admins. */
export async function quarantine(desk: Desk, unread: UnreadableEmail): Promise<IntakeOutcome> {
  const mail = wellFormed(unread);
  return await desk.db.transaction(async tx => {
    const messageId = `<unreadable.${mail.contentHash}@sportello.invalid>`;
    const recorded = await recordOnce(tx, { ...mail, messageId });
    if (recorded.known) return { outcome: 'duplicate', ticket: recorded.ticket };
    await settleMail(tx, recorded.id, 'quarantined', mail.error, null);
    await enqueue(
      tx,
      noticeEffects(desk.adminDestinations, `quarantine:${recorded.id}`, {
        subject: 'unreadable-mail',
        details: {
          sender: mail.arrived.envelopeFrom ?? '',
          mailbox: mail.arrived.mailbox,
          error: mail.error,
          mail: String(recorded.id),
          nonce: recorded.nonce,
          place: mail.arrived.place,
        },
      }),
    );
    return { outcome: 'quarantined', why: mail.error };
  });
}

async function recordOnce(
  tx: Db,
  { arrived, messageId, contentHash }: Pick<InboundEmail, 'arrived' | 'messageId' | 'contentHash'>,
): Promise<{ known: false; id: number; nonce: string } | { known: true; id: number; ticket: number | null }> {
  const { arrivedAt, mailbox, door, place } = arrived;
  const arrival = { place, mailbox, door, arrivedAt };
  const nonce = newNonce();
  const id = await recordMail(
    tx,
    {
      nonce,
      messageId,
      contentHash,
      arrivedAt,
      source: arrived.source,
      envelopeFrom: arrived.envelopeFrom ?? null,
    },
    arrival,
  );
  if (id !== null) return { known: false, id, nonce };
  const known = await findMail(tx, messageId, contentHash);
  if (!known) throw new Error('a mail is neither new nor known');
  await noteArrival(tx, { ...arrival, mailId: known.id });
  return { known: true, ...known };
}

async function place(desk: Desk, tx: Db, email: InboundEmail, mailId: number): Promise<IntakeOutcome> {
  const probe = await probeCameIn(desk, tx, email);
  if (probe) return probe;
  if (email.kind === 'own') return { outcome: 'dropped', why: email.why };
  const copyOf = await alteredCopyOf(tx, email);
  if (copyOf !== null) return { outcome: 'duplicate', ticket: copyOf };

  const named = await namedTicket(desk, tx, email);
  const intent = intentOf(email);
  const isStranger =
    named !== null && intent !== 'automatic' && !named.participants.includes(email.from.address);

  if (named && !isStranger && landing(named, intent, desk.clock(), desk.reopenUntil) === 'append') {
    await append(desk, tx, named, email, intent, mailId);
    return { outcome: 'appended', ticket: named.number };
  }
  const lost = named ? null : await lostNumberIn(desk, tx, email);
  // Whoever answers a number that this database never gave out has seen a later state of it.
  if (lost !== null) await seenElsewhere(desk, tx, lost);
  // An answer written by a program to nothing we know: there is no request in it.
  if (email.kind === 'auto-reply' || email.kind === 'bounce') {
    await enqueue(tx, machineMailNotice(desk, email, mailId));
    return { outcome: 'filed', ticket: null, why: email.why };
  }
  const forwarder = email.forwardedFrom ? await findOperatorByEmail(tx, email.from.address) : null;
  const request = forwarder && email.forwardedFrom ? { ...email, from: email.forwardedFrom } : email;
  const storm = named ? null : await stormTicket(tx, request);
  if (storm) {
    await append(desk, tx, storm, request, 'message', mailId, true);
    return { outcome: 'appended', ticket: storm.number };
  }
  const ticket = await open(desk, tx, request, mailId, named?.number ?? null, forwarder, lost);
  return { outcome: 'opened', ticket };
}

function intentOf(email: InboundEmail): MailIntent {
  if (email.kind === 'auto-reply' || email.kind === 'bounce') return 'automatic';
  return email.isThanks ? 'thanks' : 'message';
}

/** Who wrote, as the log says it. */
function writer(email: InboundEmail): Actor {
  return { kind: 'customer', ...email.from };
}

async function append(
  desk: Desk,
  tx: Db,
  ticket: Ticket,
  email: InboundEmail,
  intent: MailIntent,
  mailId: number,
  folded = false,
): Promise<void> {
  await keep(desk, tx, ticket.number, email, mailId);
  const decision = decide(
    ticket,
    {
      type: 'receive',
      from: email.from,
      intent,
      excerpt: excerpt(email),
      messageId: email.messageId,
      joining: intent === 'automatic' ? [] : copied(desk, email),
      arrivedAt: email.arrived.arrivedAt.toISOString(),
      folded,
    },
    writer(email),
  );
  if (!decision.ok) throw new Error(`mail was refused: ${decision.refusal.reason}`);
  if (email.kind === 'request') await noteContact(tx, email.from.address, ticket.language);
  if (intent !== 'automatic') await endDelays(tx, email.inReplyTo);
  const events = [
    ...decision.events,
    ...(email.bounce ? await bounced(desk, tx, email.bounce, ticket.participants) : []),
  ];
  await record(desk, tx, ticket, events, { actor: writer(email), origin: 'mail', key: null });
  if (email.bounce?.action === 'complained') {
    const silenced = await complained(desk, tx, email.bounce);
    await enqueue(tx, machineMailNotice(desk, email, mailId, ticket.number, silenced));
  }
}

/**
 * @param forwarder the operator who passed somebody else's request on
 * @param lostNumber the request that it answers, which this database does not have
 */
async function open(
  desk: Desk,
  tx: Db,
  email: InboundEmail,
  mailId: number,
  linkedTo: number | null,
  forwarder: Operator | null,
  lostNumber: number | null,
): Promise<number> {
  const opening = { ...(await openingOf(desk, tx, email, linkedTo, forwarder !== null)), lostNumber };
  const actor: Actor = forwarder ? actorOf(forwarder) : writer(email);
  const [number] = await Promise.all([
    newTicket(desk, tx, opening, { actor, origin: 'mail' }, email.arrived.arrivedAt, number =>
      keep(desk, tx, number, email, mailId),
    ),
    email.kind === 'request' ? noteContact(tx, email.from.address, opening.language) : null,
  ]);
  return number;
}

async function keep(desk: Desk, tx: Db, ticket: number, email: InboundEmail, mailId: number): Promise<void> {
  const id = await insertMessage(tx, {
    ticket,
    direction: 'in',
    messageId: email.messageId,
    inReplyTo: email.inReplyTo[0] ?? null,
    references: email.references,
    from: email.from,
    to: [...email.to, ...email.cc],
    subject: lineOf(email.subject),
    text: email.text,
    language: email.language,
    automatic: email.kind === 'request' ? null : email.kind,
    at: email.arrived.arrivedAt,
    mailId,
  });
  for (const file of email.attachments)
    await insertAttachment(tx, id, { ...file, held: whyHeld(desk, file) });
  if (desk.scansFiles && email.attachments.length > 0) await enqueue(tx, [scanEffect(id)]);
}

function whyHeld(desk: Desk, { dangerous }: EmailAttachment): Held | null {
  if (dangerous) return desk.scansFiles ? 'dangerous-unscanned' : 'dangerous';
  return desk.scansFiles ? 'unscanned' : null;
}

/** What belongs to no ticket is not thrown away in silence; a complaint is told to the admins in any case. */
function machineMailNotice(
  desk: Desk,
  email: InboundEmail,
  mailId: number,
  ticket: number | null = null,
  silenced: { letter: number; nonce: string; address: string } | null = null,
): Effect[] {
  return noticeEffects(desk.adminDestinations, `machine:${mailId}`, {
    subject: email.bounce?.action === 'complained' ? 'complaint' : 'machine-mail',
    details: {
      mail: String(mailId),
      ticket: ticket === null ? '' : `#${ticket}`,
      mailbox: email.arrived.mailbox,
      sender: email.from.address,
      subject: clip(email.subject, 120),
      why: email.why,
      address: silenced?.address ?? email.bounce?.recipient ?? '',
      // Whose button lifts it again.
      letter: silenced ? String(silenced.letter) : '',
      nonce: silenced?.nonce ?? '',
    },
  });
}
