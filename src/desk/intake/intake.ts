import { enqueue } from '../../outbox/enqueue.ts';
import type { Db } from '../../store/database.ts';
import { inTurn } from '../../store/in-unison.ts';
import { messagesNamed } from '../../store/mail/belonging.ts';
import { noteKnown } from '../../store/mail/contacts.ts';
import { findMail, noteArrival, recordMail, settleMail } from '../../store/mail/mails.ts';
import { findOperatorByEmail } from '../../store/people/operators.ts';
import { noteErasedMails } from '../../store/privacy/erased-mails.ts';
import { landing, type MailIntent } from '../../ticket/chapters/mail.ts';
import type { Desk } from '../desk.ts';
import { noticeEffects } from '../effects.ts';
import type { InboundEmail, IntakeOutcome, UnreadableEmail } from '../inbound-email.ts';
import { announcementBounced } from '../maintenance/announcement-bounced.ts';
import { newNonce } from '../nonce.ts';
import { takeMailsAwayEffects } from '../privacy/take-mails-away.ts';
import { probeCameIn } from '../watch/probing.ts';
import { seenElsewhere } from '../watch/restored.ts';
import { wellFormed } from '../well-formed.ts';
import { admission } from './admission.ts';
import { alteredCopyOf } from './alike/altered-copy.ts';
import { stormTicket } from './alike/storm.ts';
import { append, machineMailNotice, open } from './land.ts';
import { mayBeOperators, operatorMail } from './operators/operator-mail.ts';
import { placeOperators } from './operators/place-operators.ts';
import { whyUnverified } from './unverified.ts';
import { idsIn, lostNumberIn, namedTicket } from './which-ticket.ts';

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
  const mailId = await recordOnce(desk, tx, email);
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
    const recorded = await recordOnce(desk, tx, { ...mail, messageId });
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
  { clock }: Pick<Desk, 'clock'>,
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
  // A copy that came late, or was put back: it goes where the others went.
  if (known.isErased && door === 'imap') {
    await noteErasedMails(tx, null, [{ mailbox, messageId, contentHash, place, arrivedAt }], clock());
    await enqueue(tx, takeMailsAwayEffects());
  }
  return { known: true, ...known };
}

async function place(desk: Desk, tx: Db, email: InboundEmail, mailId: number): Promise<IntakeOutcome> {
  const probe = await probeCameIn(desk, tx, email);
  if (probe) return probe;
  if (email.kind === 'own') return { outcome: 'dropped', why: email.why };
  const [copyOf, seen, operator] = await lookedUp(tx, email);
  if (copyOf !== null) return { outcome: 'duplicate', ticket: copyOf };

  const named = await namedTicket(desk, tx, email, seen);
  const unverified = await whyUnverified(desk, tx, email, named?.ticket ?? null);
  const came = { email, mailId, unverified };
  const byOperator = operator && (await operatorMail(desk, tx, email, named, unverified !== null, operator));
  if (byOperator) return await placeOperators(desk, tx, came, byOperator, named?.ticket.number ?? null);

  const intent = intentOf(email);
  // A report is a mail system's, whatever name it bears: nobody who takes part writes one.
  const address = email.kind === 'bounce' ? '' : email.from.address;
  const sender = { address, intent, isUnverified: unverified !== null };
  const admitted = named && admission(named.ticket, sender, named.by, named.writtenTo);
  if (named && admitted?.to === 'ticket') {
    // Who answers a letter that went to that address reads there. Another's letter says nothing: anybody can write the name.
    if (
      named.by === 'letter' &&
      named.writtenTo === sender.address &&
      intent !== 'automatic' &&
      unverified === null
    )
      await noteKnown(tx, sender.address, desk.clock());
    if (landing(named.ticket, intent, desk.clock(), desk.reopenUntil) === 'append') {
      const { through } = named;
      await append(desk, tx, named.ticket, came, { intent, joins: admitted.joins, through });
      return { outcome: 'appended', ticket: named.ticket.number };
    }
  }
  const lost = named ? null : await lostNumberIn(desk, tx, email);
  // Whoever answers a number that this database never gave out has seen a later state of it.
  if (lost !== null) await inTurn(tx, () => seenElsewhere(desk, tx, lost));
  const announced = !named && email.bounce ? await announcementBounced(desk, tx, email.bounce) : null;
  if (announced === 'known') return { outcome: 'filed', ticket: null, why: email.why };
  // An answer written by a program to nothing we know: there is no request in it.
  if (email.kind === 'auto-reply' || email.kind === 'bounce') {
    await enqueue(tx, machineMailNotice(desk, email, mailId, null, announced));
    return { outcome: 'filed', ticket: null, why: email.why };
  }
  const storm = named ? null : await stormTicket(desk, tx, email, unverified !== null);
  if (storm) {
    await append(desk, tx, storm, came, { intent: 'message', folded: true });
    return { outcome: 'appended', ticket: storm.number };
  }
  const authorship =
    named && admitted?.to === 'own'
      ? { [admitted.mayJoin ? 'mayJoin' : 'outsideOf']: named.ticket.number }
      : {};
  const ticket = await open(desk, tx, came, {
    linkedTo: named?.ticket.number ?? null,
    authorship,
    lostNumber: lost,
  });
  return { outcome: 'opened', ticket };
}

/** What a mail itself names: of what it is a copy, what it answers, and whose address it bears if a colleague's. */
async function lookedUp(tx: Db, email: InboundEmail) {
  // None of it needs the other: it goes over the wire together.
  return await Promise.all([
    alteredCopyOf(tx, email),
    messagesNamed(tx, idsIn(email)),
    mayBeOperators(email) ? findOperatorByEmail(tx, email.from.address) : null,
  ]);
}

function intentOf(email: InboundEmail): MailIntent {
  if (email.kind === 'auto-reply' || email.kind === 'bounce') return 'automatic';
  return email.isThanks ? 'thanks' : 'message';
}
