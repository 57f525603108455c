import { refuse } from '../grammar/decision.ts';
import type { Actor, Language, Named } from '../words.ts';
import { type JoinRule, noRule } from './fits.ts';

/** One fault behind many tickets. Which they are, each of them knows (belonging.ts). */
export type Incident = {
  id: number;
  /** As a ticket's. */
  nonce: string;
  /** Counts its events. */
  version: number;
  title: string;
  rule: JoinRule;
  openedBy: Named;
  openedAt: Date;
  closedBy: Named | null;
  closedAt: Date | null;
  /** The message to all that is on its way; null while none is. */
  sending: number | null;
  /** The one that was sent last. */
  latest: number | null;
  /** The request of which it was made; null: of none. */
  openedFrom: number | null;
  /** Which of desk.yaml's services it keeps from working, by its key; null: of none that is named. The status page shows that. */
  service: string | null;
};

/** A text for each language; '' for one in which nobody is written to. */
export type Texts = Record<Language, string>;

/** `message`: told to all; `closing`: all are closed with it. */
export type BroadcastKind = 'message' | 'closing';

/** A message to all as it is ordered. @property latest the one before it, as its preview knew it */
type Ordered = {
  id: number;
  kind: BroadcastKind;
  texts: Texts;
  recipients: Record<Language, number>;
  latest: number | null;
};

export type IncidentCommand =
  | { type: 'rename'; title: string }
  /** what can be changed of it, in one form */
  | { type: 'edit'; title: string; rule: JoinRule; service?: string | null }
  | { type: 'send'; broadcast: Ordered }
  | { type: 'stop'; broadcast: number }
  /** all that could be written to has been */
  | { type: 'finish'; broadcast: number; sent: number; leftOut: number }
  /** with the message by which its open tickets are closed; null: they stay open */
  | { type: 'close'; broadcast: Ordered | null }
  /** few may see the request of which it was made: what was written down from that is shown to nobody any more */
  | { type: 'withhold'; ticket: number };

export type IncidentEvent =
  /** `service`: lacks in those from before there were any */
  | {
      type: 'incident-opened';
      title: string;
      rule: JoinRule;
      nonce: string;
      ticket: number | null;
      service?: string | null;
    }
  | { type: 'service-set'; service: string | null }
  | { type: 'incident-renamed'; title: string }
  | { type: 'rule-changed'; rule: JoinRule }
  | ({ type: 'broadcast-sent' } & Omit<Ordered, 'latest'>)
  | { type: 'broadcast-stopped'; broadcast: number }
  | { type: 'broadcast-finished'; broadcast: number; sent: number; leftOut: number }
  | { type: 'incident-closed' }
  | { type: 'incident-withheld'; ticket: number };

export type IncidentRefusal =
  /** managers write to all, and end it */
  | { reason: 'not-allowed' }
  | { reason: 'closed' }
  | { reason: 'unchanged' }
  /** only one at a time is on its way */
  | { reason: 'still-sending' }
  /** somebody has written to all since it was previewed */
  | { reason: 'overtaken' }
  /** it is not on its way, or no more */
  | { reason: 'not-sending' }
  | { reason: 'nobody' };

type Decision = { ok: true; events: IncidentEvent[] } | { ok: false; refusal: IncidentRefusal };

/** What comes of a command: events, or why not. Pure. */
export function decideIncident(incident: Incident, command: IncidentCommand, actor: Actor): Decision {
  const isManagers = command.type === 'send' || command.type === 'close';
  if (isManagers && (actor.kind !== 'operator' || actor.role === 'operator'))
    return refuse({ reason: 'not-allowed' });
  switch (command.type) {
    // One that has ended, too: what it is called is shown for long.
    case 'rename':
      return incident.title === command.title
        ? refuse({ reason: 'unchanged' })
        : happen({ type: 'incident-renamed', title: command.title });
    case 'withhold':
      return incident.openedFrom === command.ticket
        ? happen({ type: 'incident-withheld', ticket: command.ticket })
        : happen();
    case 'edit':
      return incident.closedAt ? refuse({ reason: 'closed' }) : edited(incident, command);
    case 'send':
      return sent(incident, command.broadcast);
    case 'stop':
      return incident.sending === command.broadcast
        ? happen({ type: 'broadcast-stopped', broadcast: command.broadcast })
        : refuse({ reason: 'not-sending' });
    case 'finish':
      return incident.sending === command.broadcast
        ? happen({ ...command, type: 'broadcast-finished' })
        : refuse({ reason: 'not-sending' });
    case 'close':
      return closed(incident, command.broadcast);
    default:
      return command satisfies never;
  }
}

function edited(
  incident: Incident,
  { title, rule, service = incident.service }: { title: string; rule: JoinRule; service?: string | null },
): Decision {
  const events: IncidentEvent[] = [
    ...(incident.title === title ? [] : [{ type: 'incident-renamed' as const, title }]),
    ...(isSame(incident.rule, rule) ? [] : [{ type: 'rule-changed' as const, rule }]),
    ...(incident.service === service ? [] : [{ type: 'service-set' as const, service }]),
  ];
  return events.length === 0 ? refuse({ reason: 'unchanged' }) : happen(...events);
}

function sent(incident: Incident, { latest, ...broadcast }: Ordered): Decision {
  // Pressed twice, it goes once.
  if (incident.latest === broadcast.id) return happen();
  if (incident.closedAt && broadcast.kind === 'message') return refuse({ reason: 'closed' });
  if (incident.sending !== null) return refuse({ reason: 'still-sending' });
  if (incident.latest !== latest) return refuse({ reason: 'overtaken' });
  const { it, en } = broadcast.recipients;
  return it + en === 0 ? refuse({ reason: 'nobody' }) : happen({ type: 'broadcast-sent', ...broadcast });
}

/**
 * It takes nothing in from now on; what closes its tickets goes on. Of one that is closed those of its tickets that are open still
 * can be closed: a closing was stopped, or they stayed open.
 */
function closed(incident: Incident, broadcast: Ordered | null): Decision {
  if (broadcast && incident.latest === broadcast.id) return happen();
  if (incident.closedAt && !broadcast) return refuse({ reason: 'closed' });
  if (incident.sending !== null) return refuse({ reason: 'still-sending' });
  if (!broadcast) return happen({ type: 'incident-closed' });
  const closing = sent(incident, broadcast);
  if (!closing.ok || incident.closedAt) return closing;
  return happen(...closing.events, { type: 'incident-closed' });
}

/** The incident after an event. Pure. */
export function evolveIncident(incident: Incident, event: IncidentEvent, actor: Actor, at: Date): Incident {
  return { ...incident, ...changes(incident, event, actor, at), version: incident.version + 1 };
}

function changes(incident: Incident, event: IncidentEvent, actor: Actor, at: Date): Partial<Incident> {
  switch (event.type) {
    case 'incident-opened':
      return {
        title: event.title,
        rule: event.rule,
        nonce: event.nonce,
        openedBy: named(actor),
        openedAt: at,
        openedFrom: event.ticket,
        service: event.service ?? null,
      };
    case 'incident-renamed':
      return { title: event.title };
    case 'incident-withheld':
      // What it is called from now on comes from elsewhere.
      return { title: '', rule: withoutWords(incident.rule), openedFrom: null, service: null };
    case 'service-set':
      return { service: event.service };
    case 'rule-changed':
      return { rule: event.rule };
    case 'broadcast-sent':
      return { sending: event.id, latest: event.id };
    case 'broadcast-stopped':
    case 'broadcast-finished':
      return { sending: incident.sending === event.broadcast ? null : incident.sending };
    case 'incident-closed':
      return { closedBy: named(actor), closedAt: at };
    default:
      return event satisfies never;
  }
}

/** Before anything has happened to it. @param id as the database gives it */
export function unopened(id: number, at: Date): Incident {
  const nobody = { id: 0, name: '' };
  return {
    ...{ id, nonce: '', version: 0, title: '', rule: noRule, openedBy: nobody, openedAt: at },
    ...{ closedBy: null, closedAt: null, sending: null, latest: null, openedFrom: null, service: null },
  };
}

/** What is the desk's own of a rule stays: its mailbox, and whose customers it asks for. */
function withoutWords({ mailbox, company }: JoinRule): JoinRule {
  return { ...noRule, mailbox, company };
}

function named(actor: Actor): Named {
  return actor.kind === 'operator' ? { id: actor.id, name: actor.name } : { id: 0, name: '' };
}

function isSame(one: JoinRule, other: JoinRule): boolean {
  return (
    one.words.join('\n') === other.words.join('\n') &&
    one.sender === other.sender &&
    one.mailbox === other.mailbox &&
    one.company === other.company
  );
}

function happen(...events: IncidentEvent[]): Decision {
  return { ok: true, events };
}
