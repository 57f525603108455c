import type { Commands, Events, Occurrences } from '../grammar/chapter.ts';
import { type CommonRefusal, happen, refuse } from '../grammar/decision.ts';
import { act } from '../grammar/traits.ts';
import { askedAbout, joined, type SaysToBe, saidAtMost } from '../people/authorship.ts';
import type { Ticket } from '../ticket.ts';
import type { Named, Person } from '../words.ts';
import type { ClosingEvent } from './closing.ts';
import { type MailEvent, received } from './mail.ts';
import type { SnoozingEvent } from './snoozing.ts';

/** What an operator writes by mail, from elsewhere, and what says to be theirs until somebody vouches for it. */

/** `reached`: the customer has it. `arrivedAt` ISO. */
type Outside = { messageId: string; arrivedAt: string; reached: boolean };

export type OperatorMailOccurrence =
  | ({ type: 'note-outside' } & Outside)
  | { type: 'note-said'; saysToBe: SaysToBe };

export type OperatorMailCommand = { type: 'vouch' };

export type OperatorMailEvent =
  /** an operator wrote by mail, from elsewhere, with the desk in copy */
  | ({ type: 'wrote-outside' } & Outside)
  /** a mail came in an operator's name, and nobody confirms that it is theirs */
  | { type: 'said-to-be'; saysToBe: SaysToBe }
  /**
   * somebody said that it was; `requester`: for whom it had opened the ticket; `messages`: the mail as it stands in the conversation, by
   * its id, of which older ones do not tell
   */
  | ({
      type: 'vouched';
      operator: Named;
      doing: SaysToBe['doing'];
      requester?: Person;
      messages?: number[];
    } & Outside);

export type OperatorMailRefusal =
  /** it says to be somebody else's mail: that one, or a manager, knows whether it is */
  { reason: 'not-yours-to-say'; name: string };

export const operatorMailOccurrences: Occurrences<OperatorMailOccurrence, OperatorMailEvent> = {
  'note-outside': (_, { type: __, ...mail }) => [{ type: 'wrote-outside', ...mail }],
  'note-said': (_, { saysToBe }) => [{ type: 'said-to-be', saysToBe }],
};

export const operatorMailCommands: Commands<
  OperatorMailCommand,
  OperatorMailEvent | MailEvent | ClosingEvent | SnoozingEvent,
  OperatorMailRefusal | CommonRefusal
> = {
  /** Whoever they say to be knows whether they were, and managers may say so for them. What they did is done then. */
  vouch: {
    staleBy: [],
    decide(ticket, _, actor) {
      const asked = askedAbout(ticket);
      const [first] = asked;
      if (!first) return refuse({ reason: 'nothing-changed' });
      if (first.operator.id !== actor.id && actor.role === 'operator')
        return refuse({ reason: 'not-yours-to-say', name: first.operator.name });
      let { status, snoozedUntil } = ticket;
      return happen(
        ...asked.flatMap(said => {
          const { doing, opens, original, excerpt, messageId, arrivedAt } = said;
          if (doing !== 'passed-on' || opens || !original) return [vouchedFor(said)];
          const passedOn = received(
            { ...ticket, status, snoozedUntil },
            { from: original, intent: 'message', excerpt, messageId, arrivedAt, joining: [], folded: false },
          );
          status = 'assigned';
          snoozedUntil = null;
          return [vouchedFor(said), ...passedOn];
        }),
      );
    },
  },
};

function vouchedFor(said: SaysToBe): OperatorMailEvent {
  const { operator, doing, opens, messageId, arrivedAt, reached, original } = said;
  const requester = opens && original ? { requester: original } : {};
  return { type: 'vouched', operator, doing, messageId, arrivedAt, reached, ...requester };
}

export const operatorMailEvents: Events<OperatorMailEvent> = {
  'wrote-outside': {
    ...act,
    isImportant: true,
    moves: 'conversation',
    strings: { messageId: 'ours', arrivedAt: 'ours' },
    evolve: (ticket, event, actor) => ({
      authorship: spokenOutside(ticket, actor.kind === 'operator' ? actor.name : '', event),
    }),
  },
  'said-to-be': {
    ...act,
    isImportant: true,
    strings: {
      'saysToBe.operator.name': 'theirs',
      'saysToBe.messageId': 'ours',
      'saysToBe.arrivedAt': 'ours',
      'saysToBe.excerpt': 'theirs',
      'saysToBe.original.name': 'theirs',
      'saysToBe.original.address': 'theirs',
    },
    evolve: ({ authorship }, { saysToBe }) => ({
      authorship: { ...authorship, saysToBe: [...authorship.saysToBe, saysToBe].slice(-saidAtMost) },
    }),
  },
  vouched: {
    ...act,
    strings: {
      'operator.name': 'theirs',
      messageId: 'ours',
      arrivedAt: 'ours',
      'requester.name': 'theirs',
      'requester.address': 'theirs',
    },
    evolve(ticket, event) {
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
    },
  },
};

/** As after any letter of ours: neither waiting nor clock moves. */
function spokenOutside(
  { authorship }: Ticket,
  by: string,
  { arrivedAt, reached }: Pick<Outside, 'arrivedAt' | 'reached'>,
): Ticket['authorship'] {
  return reached ? { ...authorship, outside: { by, at: Date.parse(arrivedAt) } } : authorship;
}
