import { correspondent, joined, saidAtMost } from './authorship.ts';
import type { RecallableEvent, TicketEvent } from './events.ts';
import { plainFacts } from './facts.ts';
import { notEscalated, type Pause, type Ticket } from './ticket.ts';
import type { Actor } from './words.ts';

/** A ticket that has just been opened: the state before anything else happened to it. */
export function openTicket(
  number: number,
  event: Extract<TicketEvent, { type: 'ticket-opened' }>,
  at: Date,
): Ticket {
  const { type: _, messageId: __, nonce = '', lostNumber = null, authorship, ...opened } = event;
  return {
    ...plainFacts,
    ...opened,
    nonce,
    lostNumber,
    authorship: { ...plainFacts.authorship, ...authorship },
    number,
    version: 1,
    status: 'new',
    category: null,
    priority: null,
    assignee: null,
    mergedInto: null,
    openedAt: at,
    claimedAt: null,
    waitingSince: null,
    askedAt: null,
    remindedAt: null,
    pauses: [],
    extensions: [],
    escalation: notEscalated,
    closedAt: null,
    resolution: null,
    updatedAt: at,
  };
}

/** The ticket after the event. Pure. */
export function evolve(ticket: Ticket, event: TicketEvent, actor: Actor, at: Date): Ticket {
  const changed = {
    ...ticket,
    ...changes(ticket, event, actor, at),
    version: ticket.version + 1,
    updatedAt: at,
  };
  return actor.kind === 'operator' && isAct(event)
    ? { ...changed, escalation: { ...changed.escalation, actedAt: at.getTime() } }
    : changed;
}

/** Something is done for the customer; looking at it, saying that one will, or giving it up, is not enough. */
function isAct({ type }: TicketEvent): boolean {
  return ![
    'conversation-opened',
    'attachment-opened',
    'acknowledged',
    'language-changed',
    'released',
  ].includes(type);
}

function changes(ticket: Ticket, event: TicketEvent, actor: Actor, at: Date): Partial<Ticket> {
  switch (event.type) {
    case 'ticket-opened':
      throw new Error('a ticket is opened once, by openTicket');
    case 'message-received': {
      const { participants, leftOut } = joined(ticket.participants, event.joining, ticket.authorship.leftOut);
      const isMessage = event.intent === 'message';
      return {
        participants,
        authorship: {
          ...ticket.authorship,
          leftOut,
          ...(isMessage ? { outside: null, unverified: unverifiedBy(ticket, event.unverified) } : {}),
        },
        folded: ticket.folded + (event.folded ? 1 : 0),
        ...(event.from.address === correspondent(ticket).address && event.intent !== 'automatic'
          ? { undeliverable: null }
          : {}),
        ...(event.intent === 'message' ? { excerpt: event.excerpt } : {}),
        ...(event.endsWaiting ? answered(ticket, Date.parse(event.arrivedAt)) : {}),
      };
    }
    case 'wrote-outside':
      return { authorship: spokenOutside(ticket, actor.kind === 'operator' ? actor.name : '', event) };
    case 'said-to-be':
      return {
        authorship: {
          ...ticket.authorship,
          saysToBe: [...ticket.authorship.saysToBe, event.saysToBe].slice(-saidAtMost),
        },
      };
    case 'vouched': {
      const { requester, operator } = event;
      const authorship = {
        ...(event.doing === 'wrote' ? spokenOutside(ticket, operator.name, event) : ticket.authorship),
        saysToBe: ticket.authorship.saysToBe.filter(({ messageId }) => messageId !== event.messageId),
      };
      if (!requester) return { authorship };
      return {
        authorship: { ...authorship, unverified: null, answersTo: null, shared: null },
        requester,
        // Whoever the ticket was taken for takes no part in it.
        participants: joined(
          [requester.address],
          ticket.participants.filter(address => address !== ticket.requester.address),
        ).participants,
      };
    }
    case 'claimed':
      if (actor.kind !== 'operator') throw new Error('only an operator claims');
      return {
        status: ticket.status === 'new' ? 'assigned' : ticket.status,
        assignee: { id: actor.id, name: actor.name },
        claimedAt: ticket.claimedAt ?? at,
        claimTold: true,
      };
    case 'classified':
      return { category: event.category, priority: event.priority };
    case 'clarification-asked':
      return {
        status: 'waiting',
        waitingSince: ticket.waitingSince ?? at,
        askedAt: at,
        remindedAt: null,
        escalation: { ...ticket.escalation, closesAt: null },
        pauses: ticket.waitingSince ? ticket.pauses : paused(ticket.pauses, at.getTime(), 'customer'),
      };
    case 'closed':
      return { ...ended(ticket, at), resolution: event.resolution };
    case 'released':
      // Who waits for an answer goes on waiting: the question to the customer stands, whoever has the ticket.
      return { status: ticket.status === 'waiting' ? 'waiting' : 'new', assignee: null };
    case 'reassigned':
      return {
        status: ticket.status === 'new' ? 'assigned' : ticket.status,
        assignee: event.to,
        claimedAt: ticket.claimedAt ?? at,
        claimTold: true,
      };
    case 'reopened':
      return {
        status: workedOn(ticket),
        closedAt: null,
        resolution: null,
        pauses: resumed(ticket.pauses, at.getTime()),
        claimTold: ticket.assignee !== null,
      };
    case 'language-changed':
      return { language: event.language };
    case 'escalated':
      return {
        escalation: {
          ...ticket.escalation,
          struck: { ...ticket.escalation.struck, [event.promise]: event.share },
          told: {
            ...ticket.escalation.told,
            [event.promise]: { at: at.getTime(), repetitions: event.repetition },
          },
        },
      };
    case 'on-call-told':
      return { escalation: { ...ticket.escalation, onCallToldAt: at.getTime() } };
    case 'acknowledged':
      return { escalation: { ...ticket.escalation, acknowledgedAt: at.getTime() } };
    case 'deadline-extended': {
      const { promise, by, reason } = event;
      return { extensions: [...ticket.extensions, { promise, by, reason }] };
    }
    case 'reminded':
      return {
        remindedAt: at,
        escalation: {
          ...ticket.escalation,
          closesAt: event.closesAt === null ? null : Date.parse(event.closesAt),
        },
      };
    case 'merged':
      return {
        ...ended(ticket, at),
        resolution: null,
        mergedInto: event.into,
        looksLike: null,
        authorship: { ...ticket.authorship, mayJoin: null },
      };
    case 'absorbed': {
      const { participants, leftOut } = joined(
        ticket.participants,
        event.participants,
        ticket.authorship.leftOut,
      );
      return {
        participants,
        authorship: { ...ticket.authorship, leftOut },
        excerpt: event.excerpt,
        looksLike: ticket.looksLike === event.from ? null : ticket.looksLike,
        ...(ticket.status === 'waiting' ? answered(ticket, at.getTime()) : {}),
      };
    }
    case 'split-off':
      return { excerpt: event.excerpt };
    case 'linked':
      return { linkedTo: event.to };
    case 'letter-bounced':
      return event.permanent && event.recipient === correspondent(ticket).address.toLowerCase()
        ? { undeliverable: event.status || 'refused' }
        : {};
    case 'letter-recalled':
      return recalled(ticket, event.what, at.getTime());
    case 'letter-resent':
      return { undeliverable: null };
    case 'replied':
      return { authorship: { ...ticket.authorship, outside: null } };
    case 'letter-delayed':
    case 'virus-found':
    case 'note-added':
    case 'conversation-opened':
    case 'attachment-opened':
      return {};
    default:
      return event satisfies never;
  }
}

/** What opened the ticket stays what it was; of the answers the latest counts. */
function unverifiedBy({ authorship }: Ticket, isUnverified = false): Ticket['authorship']['unverified'] {
  if (authorship.unverified === 'opening') return 'opening';
  return isUnverified ? 'answer' : null;
}

/** As after any letter of ours: neither waiting nor clock moves. */
function spokenOutside(
  { authorship }: Ticket,
  by: string,
  { arrivedAt, reached }: { arrivedAt: string; reached: boolean },
): Ticket['authorship'] {
  return reached ? { ...authorship, outside: { by, at: Date.parse(arrivedAt) } } : authorship;
}

function ended(ticket: Ticket, at: Date): Pick<Ticket, 'status' | 'closedAt' | 'waitingSince' | 'pauses'> {
  return {
    status: 'closed',
    closedAt: at,
    waitingSince: null,
    pauses: paused(resumed(ticket.pauses, at.getTime()), at.getTime(), 'closed'),
  };
}

function answered(ticket: Ticket, at: number): Pick<Ticket, 'status' | 'waitingSince' | 'pauses'> {
  return { status: workedOn(ticket), waitingSince: null, pauses: resumed(ticket.pauses, at) };
}

/** What the letter's event did to the ticket is undone, unless something else has happened to it meanwhile. */
function recalled(ticket: Ticket, what: RecallableEvent, at: number): Partial<Ticket> {
  if (ticket.mergedInto !== null) return {};
  if (what === 'closed' && ticket.status === 'closed')
    return {
      status: workedOn(ticket),
      closedAt: null,
      resolution: null,
      pauses: resumed(ticket.pauses, at),
    };
  if (what === 'clarification-asked' && ticket.status === 'waiting')
    return { ...answered(ticket, at), askedAt: null };
  return {};
}

function workedOn(ticket: Ticket): 'assigned' | 'new' {
  return ticket.assignee ? 'assigned' : 'new';
}

function paused(pauses: Pause[], from: number, why: Pause['why']): Pause[] {
  return [...pauses, { from, to: null, why }];
}

/** Ends what goes on; never before it began, whatever a mail server's clock says. */
function resumed(pauses: Pause[], at: number): Pause[] {
  return pauses.map(pause => (pause.to === null ? { ...pause, to: Math.max(pause.from, at) } : pause));
}
