import { clip } from '../clip.ts';
import type { Effect } from '../outbox/effect.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { noteContact, noteKnown } from '../store/contacts.ts';
import type { Db } from '../store/database.ts';
import { findMail, noteArrival, recordMail, settleMail } from '../store/mails.ts';
import { endDelays } from '../store/messages.ts';
import { participantsAtMost, type TicketAuthorship } from '../ticket/authorship.ts';
import type { TicketCommand } from '../ticket/commands.ts';
import { decide } from '../ticket/decide.ts';
import type { MailIntent } from '../ticket/events.ts';
import { landing } from '../ticket/landing.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { type Actor, actorOf, type Person } from '../ticket/words.ts';
import { admission } from './admission.ts';
import { alteredCopyOf } from './altered-copy.ts';
import { bounced, complained } from './bounced.ts';
import type { Desk } from './desk.ts';
import { noticeEffects } from './effects.ts';
import { excerpt } from './excerpt.ts';
import { record } from './handle.ts';
import type { InboundEmail, IntakeOutcome, UnreadableEmail } from './inbound-email.ts';
import { keepMail } from './keep-mail.ts';
import { newTicket } from './new-ticket.ts';
import { copied, openingAuthorship, openingOf } from './opening.ts';
import { type OperatorMail, operatorMail } from './operator-mail.ts';
import { probeCameIn } from './probing.ts';
import { stormTicket } from './storm.ts';
import { authorOf, whyUnverified } from './unverified.ts';
import { namedTicket } from './which-ticket.ts';

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
export async function takeInWithin(desk: Desk, tx: Db, email: InboundEmail): Promise<IntakeOutcome> {
  const mailId = await recordOnce(tx, email);
  if (mailId.known) return { outcome: 'duplicate', ticket: mailId.ticket };
  const outcome = await place(desk, tx, email, mailId.id);
  const why = 'why' in outcome ? outcome.why : email.why;
  await settleMail(tx, mailId.id, outcome.outcome, why, 'ticket' in outcome ? outcome.ticket : null);
  return outcome;
}

/** Keeps a mail that nobody could parse, and shows it to the admins. */
export async function quarantine(desk: Desk, mail: UnreadableEmail): Promise<IntakeOutcome> {
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
): Promise<{ known: false; id: number } | { known: true; id: number; ticket: number | null }> {
  const { arrivedAt, mailbox, door, place } = arrived;
  const arrival = { place, mailbox, door, arrivedAt };
  const id = await recordMail(
    tx,
    { messageId, contentHash, arrivedAt, source: arrived.source, envelopeFrom: arrived.envelopeFrom ?? null },
    arrival,
  );
  if (id !== null) return { known: false, id };
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
  const unverified = await whyUnverified(tx, email, named?.ticket ?? null);
  const came = { email, mailId, unverified };
  const byOperator = await operatorMail(desk, tx, email, named, unverified !== null);
  if (byOperator) return await placeOperators(desk, tx, came, byOperator, named?.ticket.number ?? null);

  const intent = intentOf(email);
  const sender = { address: email.from.address, intent, isUnverified: unverified !== null };
  const admitted = named && admission(named.ticket, sender, named.by, named.writtenTo);
  if (named && admitted?.to === 'ticket') {
    // Who answers a letter of ours reads at that address; whose mail is confirmed is who they say.
    if (named.by === 'letter' && intent !== 'automatic') await noteKnown(tx, sender.address, desk.clock());
    if (landing(named.ticket, intent, desk.clock(), desk.reopenUntil) === 'append') {
      await append(desk, tx, named.ticket, came, { intent, joins: admitted.joins });
      return { outcome: 'appended', ticket: named.ticket.number };
    }
  }
  // An answer written by a program to nothing we know: there is no request in it.
  if (email.kind === 'auto-reply' || email.kind === 'bounce') {
    await enqueue(tx, machineMailNotice(desk, email, mailId));
    return { outcome: 'filed', ticket: null, why: email.why };
  }
  const storm = named ? null : await stormTicket(tx, email, unverified !== null);
  if (storm) {
    await append(desk, tx, storm, came, { intent: 'message', folded: true });
    return { outcome: 'appended', ticket: storm.number };
  }
  const mayJoin = named && admitted?.to === 'own' && admitted.mayJoin ? named.ticket.number : null;
  const authorship = mayJoin === null ? {} : { mayJoin };
  const ticket = await open(desk, tx, came, { linkedTo: named?.ticket.number ?? null, authorship });
  return { outcome: 'opened', ticket };
}

/** A mail that came in, and why nobody confirms its sender. */
type Came = { email: InboundEmail; mailId: number; unverified: string | null };

/**
 * What an operator wrote by mail. Where nobody confirms that it is theirs it is kept, shown, and moves nothing until they,
 * or a manager, say so.
 */
async function placeOperators(
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
    await keepMail(desk, tx, ticket.number, email, mailId, { ...author, ...says }, direction);
    const command: TicketCommand = isConfirmed
      ? { type: 'note-outside', messageId, arrivedAt, reached }
      : { type: 'note-said', saysToBe };
    const decision = decide(ticket, command, isConfirmed ? actor : writer(email));
    if (!decision.ok) throw new Error(`mail was refused: ${decision.refusal.reason}`);
    const by = isConfirmed ? actor : writer(email);
    await record(desk, tx, ticket, decision.events, { actor: by, origin: 'mail', key: null });
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
    : await open(desk, tx, came, { linkedTo, authorship: { saysToBe }, saysToBe: operator.name });
  return { outcome: 'opened', ticket: opened };
}

function intentOf(email: InboundEmail): MailIntent {
  if (email.kind === 'auto-reply' || email.kind === 'bounce') return 'automatic';
  return email.isThanks ? 'thanks' : 'message';
}

/** Who wrote, as the log says it. */
function writer(email: InboundEmail): Actor {
  return { kind: 'customer', ...email.from };
}

/**
 * @param how `joins`: its sender takes part from now on; `folded`: one of a storm; `actor`: the operator who passed it on
 */
async function append(
  desk: Desk,
  tx: Db,
  ticket: Ticket,
  { email, mailId, unverified }: Came,
  how: { intent: MailIntent; joins?: boolean; folded?: boolean; actor?: Actor },
): Promise<void> {
  const { intent, joins = false, folded = false, actor = writer(email) } = how;
  await keepMail(desk, tx, ticket.number, email, mailId, how.actor ? {} : authorOf(email, unverified));
  const isPassedOn = how.actor !== undefined;
  const joining = [...(joins ? [email.from.address] : []), ...(isPassedOn ? [] : copied(desk, email))];
  const decision = decide(
    ticket,
    {
      type: 'receive',
      from: email.from,
      intent,
      excerpt: excerpt(email),
      messageId: email.messageId,
      joining: intent === 'automatic' ? [] : joining.slice(0, participantsAtMost),
      arrivedAt: email.arrived.arrivedAt.toISOString(),
      folded,
      ...(unverified === null ? {} : { unverified: true }),
    },
    actor,
  );
  if (!decision.ok) throw new Error(`mail was refused: ${decision.refusal.reason}`);
  if (email.kind === 'request' && unverified === null)
    await noteContact(tx, email.from.address, ticket.language);
  if (intent !== 'automatic') await endDelays(tx, email.inReplyTo);
  const events = [
    ...decision.events,
    ...(email.bounce ? await bounced(desk, tx, email.bounce, ticket.participants) : []),
  ];
  await record(desk, tx, ticket, events, { actor, origin: 'mail', key: null });
  if (email.bounce?.action === 'complained') {
    const silenced = await complained(desk, tx, email.bounce);
    await enqueue(tx, machineMailNotice(desk, email, mailId, ticket.number, silenced));
  }
}

/** How a mail opens a ticket, where not for its own sender. */
type OpeningHow = {
  linkedTo: number | null;
  /** The operator who passed it on, or wrote it. */
  actor?: Actor;
  /** Whose request it is. */
  requester?: Person;
  /** It is the house's word to them. */
  isOutside?: boolean;
  authorship: Partial<TicketAuthorship>;
  /** The operator whose name it bears, unconfirmed. */
  saysToBe?: string;
};

async function open(
  desk: Desk,
  tx: Db,
  { email, mailId, unverified }: Came,
  how: OpeningHow,
): Promise<number> {
  const { actor = writer(email), requester = email.from, isOutside = false, saysToBe } = how;
  const isOwn = !how.actor && saysToBe === undefined;
  const request = { ...email, from: requester };
  const opening = await openingOf(
    desk,
    tx,
    request,
    how.linkedTo,
    { ...(isOwn ? openingAuthorship(email, unverified) : {}), ...how.authorship },
    !isOwn,
  );
  if (isOwn && email.authorship.verdict.outcome === 'verified')
    await noteKnown(tx, requester.address, desk.clock());
  const kept = isOutside ? email : request;
  const author = { ...(isOwn ? authorOf(email, unverified) : {}), ...(saysToBe ? { saysToBe } : {}) };
  const isSpeaking = email.kind === 'request' && unverified === null && !isOutside;
  const [number] = await Promise.all([
    newTicket(desk, tx, opening, { actor, origin: 'mail' }, email.arrived.arrivedAt, number =>
      keepMail(desk, tx, number, kept, mailId, author, isOutside ? 'elsewhere' : 'in'),
    ),
    isSpeaking ? noteContact(tx, requester.address, opening.language) : null,
  ]);
  return number;
}

/** What belongs to no ticket is not thrown away in silence; a complaint is told to the admins in any case. */
function machineMailNotice(
  desk: Desk,
  email: InboundEmail,
  mailId: number,
  ticket: number | null = null,
  silenced: { letter: number; address: string } | null = null,
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
    },
  });
}
