import { clip } from '../../clip.ts';
import type { Effect } from '../../outbox/effect.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import type { Db } from '../../store/database.ts';
import { noteContact, noteKnown } from '../../store/mail/contacts.ts';
import { endDelays } from '../../store/mail/letters.ts';
import type { MessageAuthor } from '../../store/schema/messages.ts';
import type { MailIntent } from '../../ticket/chapters/mail.ts';
import { decide } from '../../ticket/decide.ts';
import type { TicketEvent } from '../../ticket/events.ts';
import { participantsAtMost, type TicketAuthorship } from '../../ticket/people/authorship.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Actor, Person } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { noticeEffects } from '../effects.ts';
import { record } from '../handle.ts';
import type { BounceReport, InboundEmail } from '../inbound-email.ts';
import { joinByItself } from '../incidents/join.ts';
import { bounced, complained, type Silenced } from '../letters/bounced.ts';
import type { AnnouncementSilenced } from '../maintenance/announcement-bounced.ts';
import { newTicket } from '../new-ticket.ts';
import { wishEffect } from '../portal/access/wish-courier.ts';
import { excerpt } from './excerpt.ts';
import { keepMail } from './keep-mail.ts';
import { copied, openingAuthorship, openingOf } from './opening.ts';
import { restrictByRule } from './restrict-by-rule.ts';
import { authorOf } from './unverified.ts';

/** A mail that came in, and why nobody confirms its sender. */
export type Came = { email: InboundEmail; mailId: number; unverified: string | null };

type OperatorActor = Extract<Actor, { kind: 'operator' }>;

/** Who wrote, as the log says it. */
export function writer(email: InboundEmail): Actor {
  return { kind: 'customer', ...email.from };
}

/**
 * Puts a mail onto a ticket that takes it.
 *
 * @param how `joins`: its sender takes part from now on; `folded`: one of a storm; `actor`: the operator who passed it on; `through`:
 * see `namedTicket`
 */
export async function append(
  desk: Desk,
  tx: Db,
  ticket: Ticket,
  { email, mailId, unverified }: Came,
  how: {
    intent: MailIntent;
    joins?: boolean;
    folded?: boolean;
    actor?: OperatorActor;
    through?: number | null;
  },
): Promise<void> {
  const { intent, joins = false, folded = false, actor = writer(email), through = null } = how;
  const author = how.actor ? passedOnBy(how.actor) : authorOf(email, unverified);
  const isPassedOn = how.actor !== undefined;
  const { broughtAlong } = ticket.authorship;
  // Who came with another's request is not let into this one by a copy: whoever writes may copy themselves.
  const joining = [...(joins ? [email.from.address] : []), ...(isPassedOn ? [] : copied(desk, email))].filter(
    address => !broughtAlong.includes(address),
  );
  const reported = email.bounce ? await reportedBy(desk, tx, { email, mailId }, email.bounce, ticket) : [];
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
      ...(reported.length > 0 ? { toldByReport: true } : {}),
    },
    actor,
    desk.policy.catalogue,
  );
  if (!decision.ok) throw new Error(`mail was refused: ${decision.refusal.reason}`);
  const isSpeaking = email.kind === 'request' && unverified === null;
  const events = [...decision.events, ...reported];
  // In this order: what follows from it finds the mail in the conversation.
  const [, , , landed] = await Promise.all([
    keepMail(desk, tx, ticket.number, email, { mailId, author, cameWith: through }),
    isSpeaking ? noteContact(tx, email.from.address, ticket.language) : null,
    intent === 'automatic' ? null : endDelays(tx, email.inReplyTo),
    record(desk, tx, ticket, events, { actor, origin: 'mail', key: null }),
  ]);
  if (intent !== 'automatic') await restrictByRule(desk, tx, landed.ticket, email);
}

/** What a mail system's report means for the ticket of the letter that it is about; a complaint is told to the admins too. */
async function reportedBy(
  desk: Desk,
  tx: Db,
  { email, mailId }: Pick<Came, 'email' | 'mailId'>,
  report: BounceReport,
  { number, participants }: Ticket,
): Promise<TicketEvent[]> {
  if (report.action !== 'complained') return await bounced(desk, tx, report, participants);
  const silenced = await complained(desk, tx, report);
  await enqueue(tx, machineMailNotice(desk, email, mailId, number, silenced));
  return silenced ? [{ type: 'letter-complained', recipient: silenced.address }] : [];
}

/** How a mail opens a ticket, where not for its own sender. */
type OpeningHow = {
  linkedTo: number | null;
  /** The operator who passed it on, or wrote it. */
  actor?: OperatorActor;
  /** Whose request it is. */
  requester?: Person;
  /** It is the house's word to them. */
  isOutside?: boolean;
  authorship: Partial<TicketAuthorship>;
  /** The request that it answers, which this database does not have. */
  lostNumber?: number | null;
  /** The operator whose name it bears, unconfirmed. */
  saysToBe?: string;
};

/** Opens a ticket with a mail. @returns its number */
export async function open(
  desk: Desk,
  tx: Db,
  { email, mailId, unverified }: Came,
  how: OpeningHow,
): Promise<number> {
  const { actor = writer(email), requester = email.from, isOutside = false, saysToBe } = how;
  const isOwn = !how.actor && saysToBe === undefined;
  const request = requester === email.from ? email : { ...email, from: requester };
  const opening = await openingOf(
    desk,
    tx,
    request,
    how.linkedTo,
    { ...(isOwn ? openingAuthorship(email, unverified) : {}), ...how.authorship },
    !isOwn,
  );
  const opens = { ...opening, lostNumber: how.lostNumber ?? null };
  if (isOwn && email.authorship.verdict.outcome === 'verified')
    await noteKnown(tx, requester.address, desk.clock());
  const kept = isOutside ? email : request;
  const author = {
    ...(isOwn ? authorOf(email, unverified) : {}),
    ...(saysToBe ? { saysToBe } : {}),
    ...(how.actor && !isOutside ? passedOnBy(how.actor) : {}),
  };
  const isSpeaking = email.kind === 'request' && unverified === null && !isOutside;
  const [number] = await Promise.all([
    newTicket(desk, tx, opens, { actor, origin: 'mail' }, email.arrived.arrivedAt, number =>
      keepMail(desk, tx, number, kept, { mailId, author, direction: isOutside ? 'elsewhere' : 'in' }),
    ),
    isSpeaking ? noteContact(tx, requester.address, opening.language) : null,
  ]);
  if (!isOutside) await joinByItself(desk, tx, number, email);
  if (isSpeaking && isOwn && desk.asksForPortal?.(email))
    await enqueue(tx, [wishEffect(requester, opening.language, 'mail')]);
  return number;
}

function passedOnBy({ name }: OperatorActor): MessageAuthor {
  return { passedOnBy: name };
}

/** What belongs to no ticket is not thrown away in silence; a complaint is told to the admins in any case. */
export function machineMailNotice(
  desk: Desk,
  email: InboundEmail,
  mailId: number,
  ticket: number | null = null,
  silenced: Silenced | AnnouncementSilenced | null = null,
): Effect[] {
  return noticeEffects(desk.adminDestinations, `machine:${mailId}`, {
    subject:
      email.bounce?.action !== 'complained' ? 'machine-mail' : silenced ? 'complaint' : 'stray-complaint',
    details: {
      mail: String(mailId),
      ticket: ticket === null ? '' : `#${ticket}`,
      mailbox: email.arrived.mailbox,
      sender: email.from.address,
      subject: clip(email.subject, 120),
      kind: email.kind,
      address: silenced?.address ?? email.bounce?.recipient ?? '',
      // Whose button lifts it again.
      letter: silenced && 'letter' in silenced ? String(silenced.letter) : '',
      announced: silenced && 'announced' in silenced ? String(silenced.announced) : '',
      nonce: silenced?.nonce ?? '',
    },
  });
}
