import { inSeconds, type WorkingLength } from '../sla/working-length.ts';
import { baseAddress } from './address.ts';
import { askedAbout, correspondent, isRestricted, takesPartSomehow, whyUnwritable } from './authorship.ts';
import { extendedBy, nextDeadline, type Terms } from './clock/deadlines.ts';
import type { PromiseKind } from './clock/policy.ts';
import { strike } from './clock/strike.ts';
import type { OperatorCommand, TicketCommand } from './commands.ts';
import type { TicketEvent } from './events.ts';
import { type Decision, refuse } from './refusals.ts';
import { isClassified, type Ticket } from './ticket.ts';
import type { Actor, AttachedFile } from './words.ts';
import { needsPriority } from './words.ts';

/** What one can type into a form: Slack's plain text input takes 3,000 characters, so nobody gets more. */
export const textLimit = 3000;

type Operator = Extract<Actor, { kind: 'operator' }>;

/**
 * Turns a command into events, or says why not. Pure: the same ticket, command and actor always give the
 * same answer.
 */
export function decide(ticket: Ticket, command: TicketCommand, actor: Actor): Decision<TicketEvent> {
  if (command.type === 'receive') return receive(ticket, command);
  if (command.type === 'strike') return happen(...strike(ticket, command.terms, command.roster, command.now));
  if (command.type === 'note-said') return happen({ type: 'said-to-be', saysToBe: command.saysToBe });
  if (command.type === 'note-outside') {
    const { type: _, ...rest } = command;
    return happen({ type: 'wrote-outside', ...rest });
  }
  if (actor.kind !== 'operator') throw new Error(`only an operator gives the command ${command.type}`);
  return decideForOperator(ticket, command, actor);
}

function decideForOperator(ticket: Ticket, command: OperatorCommand, actor: Operator): Decision<TicketEvent> {
  if (ticket.mergedInto !== null && !isReading(command))
    return refuse({ reason: 'merged', into: ticket.mergedInto });
  switch (command.type) {
    case 'claim':
      if (ticket.status === 'closed') return refuse({ reason: 'closed' });
      if (ticket.assignee?.id === actor.id) return refuse({ reason: 'already-yours' });
      if (ticket.assignee) return refuse({ reason: 'already-claimed', by: ticket.assignee.name });
      return happen({ type: 'claimed', tellsCustomer: !ticket.claimTold });

    case 'classify': {
      if (needsPriority(command.category) && command.priority === null)
        return refuse({ reason: 'priority-missing' });
      const { category, priority, language = ticket.language } = command;
      const events: TicketEvent[] = [];
      if (category !== ticket.category || priority !== ticket.priority)
        events.push({ type: 'classified', category, priority, bySuggestion: false });
      if (language !== ticket.language) events.push({ type: 'language-changed', language });
      return events.length > 0 ? happen(...events) : refuse({ reason: 'nothing-changed' });
    }

    case 'accept-suggestion': {
      if (isClassified(ticket) || !ticket.suggestion) return refuse({ reason: 'no-suggestion' });
      const category = ticket.suggestion.category ?? ticket.category ?? 'bug';
      const priority = ticket.suggestion.priority ?? ticket.priority;
      if (needsPriority(category) && priority === null) return refuse({ reason: 'priority-missing' });
      return happen({ type: 'classified', category, priority, bySuggestion: true });
    }

    case 'vouch':
      return vouch(ticket, actor);

    case 'let-in': {
      const { into } = command;
      if (ticket.authorship.mayJoin === null) return refuse({ reason: 'nothing-changed' });
      if (into.mergedInto !== null || into.status === 'closed')
        return refuse({ reason: 'target-ended', ticket: into.number });
      if (isRestricted(into)) return refuse({ reason: 'restricted', ticket: into.number });
      return happen({ type: 'merged', into: into.number });
    }

    case 'ask-clarification':
      return letter(ticket, command.text, text => ({ type: 'clarification-asked', text, ...files(command) }));

    case 'reply':
      return letter(ticket, command.text, text => ({ type: 'replied', text, ...files(command) }));

    case 'close': {
      if (ticket.status !== 'closed' && ticket.assignee && !isClassified(ticket))
        return refuse({ reason: 'unclassified' });
      // Closed it must be, whether anybody can be told or not.
      const close = (resolution: string): TicketEvent => ({ type: 'closed', resolution, ...files(command) });
      return letter(ticket, command.resolution, close, false);
    }

    case 'release':
      if (ticket.status === 'closed') return refuse({ reason: 'closed' });
      if (!ticket.assignee) return refuse({ reason: 'unclaimed' });
      if (!mayHandOver(ticket, actor)) return notTheirs(ticket);
      return happen({ type: 'released' });

    case 'reassign':
      if (ticket.status === 'closed') return refuse({ reason: 'closed' });
      if (ticket.assignee?.id === command.to.id) return refuse({ reason: 'nothing-changed' });
      if (!mayHandOver(ticket, actor)) return notTheirs(ticket);
      return happen({
        type: 'reassigned',
        to: { id: command.to.id, name: command.to.name },
        tellsCustomer: !ticket.claimTold,
      });

    case 'reopen':
      if (ticket.status !== 'closed') return refuse({ reason: 'not-closed' });
      return happen({ type: 'reopened', by: 'operator', reason: command.reason.trim() });

    case 'add-note':
      return withText(command.text, text => ({ type: 'note-added', text }));

    case 'open-conversation':
      return happen({ type: 'conversation-opened' });

    case 'open-attachment':
      return happen({ type: 'attachment-opened', attachment: command.attachment, name: command.name });

    case 'change-language':
      if (command.language === ticket.language) return refuse({ reason: 'nothing-changed' });
      return happen({ type: 'language-changed', language: command.language });

    case 'acknowledge':
      if (ticket.status === 'closed') return refuse({ reason: 'closed' });
      return happen({ type: 'acknowledged' });

    case 'take-over':
      if (ticket.status === 'closed') return refuse({ reason: 'closed' });
      if (ticket.assignee?.id === actor.id) return refuse({ reason: 'already-yours' });
      if (!ticket.assignee) return happen({ type: 'claimed', tellsCustomer: !ticket.claimTold });
      if (!mayHandOver(ticket, actor) && !mayTakeOver(ticket)) return notTheirs(ticket);
      return happen({
        type: 'reassigned',
        to: { id: actor.id, name: actor.name },
        tellsCustomer: !ticket.claimTold,
      });

    case 'extend': {
      if (ticket.status === 'closed') return refuse({ reason: 'closed' });
      if (actor.role === 'operator') return refuse({ reason: 'not-allowed', needs: 'manager' });
      const { by, terms, reason } = command;
      const promises = extendedTogether(ticket, by, terms);
      if (promises.length === 0) return refuse({ reason: 'nothing-promised' });
      const { extendAtMost: atMost } = terms.policy;
      const added = Math.max(...promises.map(promise => extendedBy(ticket, promise, terms)));
      const left = inSeconds(terms.calendar, atMost) - added;
      if (inSeconds(terms.calendar, by) > left) return refuse({ reason: 'extended-enough', atMost, left });
      return withText(reason, reason =>
        promises.map(promise => ({ type: 'deadline-extended', promise, by, reason })),
      );
    }

    case 'merge': {
      const { into } = command;
      if (into.number === ticket.number) return refuse({ reason: 'same-ticket' });
      if (into.mergedInto !== null || into.status === 'closed')
        return refuse({ reason: 'target-ended', ticket: into.number });
      const { name, address } = correspondent(into);
      if (!isOfTheSame(ticket, into)) return refuse({ reason: 'other-customer', name: name || address });
      return happen({ type: 'merged', into: into.number });
    }

    case 'link':
      if (command.to === ticket.number) return refuse({ reason: 'same-ticket' });
      if (command.to === ticket.linkedTo) return refuse({ reason: 'nothing-changed' });
      return happen({ type: 'linked', to: command.to });

    default:
      return command satisfies never;
  }
}

/** What was said in a ticket can be read wherever it goes on. */
function isReading({ type }: OperatorCommand): boolean {
  return type === 'open-conversation' || type === 'open-attachment';
}

/** Mail is never refused: what a customer wrote is always taken in. */
function receive(
  ticket: Ticket,
  command: Extract<TicketCommand, { type: 'receive' }>,
): Decision<TicketEvent> {
  const { type: _, ...mail } = command;
  return happen(...received(ticket, mail));
}

function received(
  ticket: Ticket,
  given: Omit<Extract<TicketCommand, { type: 'receive' }>, 'type'>,
): TicketEvent[] {
  const isAsked = ticket.status === 'waiting';
  // To a question "Ok, thanks" is an answer: filed as mere thanks, the ticket would wait on, and close in silence.
  const mail = isAsked && given.intent === 'thanks' ? { ...given, intent: 'message' as const } : given;
  const endsWaiting = isAsked && mail.intent === 'message';
  const event: TicketEvent = { type: 'message-received', ...mail, endsWaiting };
  return ticket.status === 'closed' && mail.intent === 'message'
    ? [event, { type: 'reopened', by: 'customer', reason: '' }]
    : [event];
}

/** Whoever they say to be knows whether they were, and managers may say so for them. What they did is done then. */
function vouch(ticket: Ticket, actor: Operator): Decision<TicketEvent> {
  const asked = askedAbout(ticket);
  const [first] = asked;
  if (!first) return refuse({ reason: 'nothing-changed' });
  if (first.operator.id !== actor.id && actor.role === 'operator')
    return refuse({ reason: 'not-yours-to-say', name: first.operator.name });
  let { status } = ticket;
  return happen(
    ...asked.flatMap(({ operator, doing, opens, arrivedAt, reached, original, excerpt, messageId }) => {
      const requester = opens && original ? { requester: original } : {};
      const vouched = {
        type: 'vouched',
        operator,
        doing,
        messageId,
        arrivedAt,
        reached,
        ...requester,
      } as const;
      if (doing !== 'passed-on' || opens || !original) return [vouched];
      const passedOn = received(
        { ...ticket, status },
        { from: original, intent: 'message', excerpt, messageId, arrivedAt, joining: [], folded: false },
      );
      status = 'assigned';
      return [vouched, ...passedOn];
    }),
  );
}

/** Both are written to at one place, or whoever asked for the one takes part in the other. */
function isOfTheSame(
  one: Pick<Ticket, 'requester' | 'participants' | 'authorship'>,
  other: Pick<Ticket, 'requester' | 'participants' | 'authorship'>,
): boolean {
  const places = [correspondent(one), correspondent(other)].map(({ address }) => baseAddress(address));
  if (places[0] === places[1]) return true;
  // Of two visitors of one form the letters go to each of them.
  if (one.authorship.answersTo || other.authorship.answersTo) return false;
  return takesPartSomehow(other, one.requester.address) || takesPartSomehow(one, other.requester.address);
}

/** A letter goes out only from somebody who has the ticket: the customer must know whom to expect. */
function letter(
  ticket: Ticket,
  text: string,
  event: (text: string) => TicketEvent,
  isAnswer = true,
): Decision<TicketEvent> {
  if (ticket.status === 'closed') return refuse({ reason: 'closed' });
  if (!ticket.assignee) return refuse({ reason: 'unclaimed' });
  const why = whyUnwritable(ticket);
  if (why && isAnswer) return refuse({ reason: 'unwritable', why });
  return withText(text, event);
}

function files(command: { files?: AttachedFile[] }): { files?: AttachedFile[] } {
  return command.files?.length ? { files: command.files } : {};
}

function withText(text: string, event: (text: string) => TicketEvent | TicketEvent[]): Decision<TicketEvent> {
  const trimmed = text.trim();
  if (trimmed === '') return refuse({ reason: 'text-missing' });
  if (trimmed.length > textLimit) return refuse({ reason: 'text-too-long', limit: textLimit });
  return happen(...[event(trimmed)].flat());
}

/**
 * Which promises an extension moves: the next one. Where that is the claim, and it would come to lie behind the
 * resolution, the resolution too: nobody means to resolve what nobody has to claim before, and the promise that was left
 * behind would be broken while people look at the other.
 */
function extendedTogether(ticket: Ticket, by: WorkingLength, terms: Terms): PromiseKind[] {
  const next = nextDeadline(ticket, terms)?.promise;
  if (next !== 'claim') return next ? [next] : [];
  const extensions = [...ticket.extensions, { promise: next, by, reason: '' }];
  return nextDeadline({ ...ticket, extensions }, terms)?.promise === 'claim'
    ? ['claim']
    : ['claim', 'resolve'];
}

/** A ticket is taken from its assignee by the assignee or by a manager; one that nobody has, by anybody. */
function mayHandOver(ticket: Ticket, actor: Operator): boolean {
  return !ticket.assignee || ticket.assignee.id === actor.id || actor.role !== 'operator';
}

/** Who is told that a promise is about to be broken may act on it. */
function mayTakeOver({ escalation }: Ticket): boolean {
  return escalation.struck.resolve > 0;
}

function notTheirs(ticket: Ticket): Decision<TicketEvent> {
  const assignee = ticket.assignee?.name ?? '';
  return refuse({
    reason: 'not-allowed',
    needs: 'assignee-or-manager',
    assignee,
    mayTakeOver: mayTakeOver(ticket),
  });
}

function happen(...events: TicketEvent[]): Decision<TicketEvent> {
  return { ok: true, events };
}
