import type { Commands, Events } from '../grammar/chapter.ts';
import { type CommonRefusal, type Decision, refuse } from '../grammar/decision.ts';
import { type LetterOrder, signedBy } from '../grammar/letter-order.ts';
import { asked } from '../grammar/lifecycle.ts';
import { act } from '../grammar/traits.ts';
import { type TextRefusal, withText } from '../grammar/typed-text.ts';
import { whyUnwritable } from '../people/authorship.ts';
import type { Ticket } from '../ticket.ts';
import type { Actor, AttachedFile } from '../words.ts';

/** What operators write to the customer: answers, and questions whose answer is waited for. */

export type LettersCommand =
  | ({ type: 'ask-clarification'; text: string } & WithLetter)
  | ({ type: 'reply'; text: string } & WithLetter);

export type LettersEvent =
  | ({ type: 'clarification-asked'; text: string } & WithLetter)
  | ({ type: 'replied'; text: string } & WithLetter);

/** @property saved which saved replies went into its text, by their keys */
export type WithLetter = { files?: AttachedFile[]; saved?: string[] };

type LettersRefusal =
  /** there is no address that a letter could go to */
  | { reason: 'unwritable'; why: 'no-address' | 'own-address' | 'group' }
  | { reason: 'files-too-large'; megabytes: number }
  | { reason: 'files-too-many'; limit: number }
  /** not the presser's, thrown away, or gone with another letter */
  | { reason: 'file-gone' };

/** Why no letter is ordered. */
export type LetterRefusal = LettersRefusal | TextRefusal | CommonRefusal;

export const lettersCommands: Commands<LettersCommand, LettersEvent, LetterRefusal> = {
  'ask-clarification': {
    staleBy: ['ownership', 'conversation'],
    decide: (ticket, command) =>
      answer(ticket, command.text, text => ({ type: 'clarification-asked', text, ...withLetter(command) })),
  },
  reply: {
    staleBy: ['ownership', 'conversation'],
    decide: (ticket, command) =>
      answer(ticket, command.text, text => ({ type: 'replied', text, ...withLetter(command) })),
  },
};

/** Whose the strings are of what goes with a letter. A saved reply's key is the desk's own. */
export const inLetter = { 'files.*.name': 'theirs', 'files.*.sha256': 'ours', 'saved.*': 'ours' } as const;

export const lettersEvents: Events<LettersEvent> = {
  'clarification-asked': {
    ...act,
    moves: 'conversation',
    tellsOutside: 'ticket.waiting',
    letter: (event, actor) => ({ kind: 'clarification', ...written(event, actor) }),
    strings: { text: 'theirs', ...inLetter },
    evolve: (ticket, _, __, at) => ({
      ...asked(ticket, at),
      askedAt: at,
      remindedAt: null,
      escalation: { ...ticket.escalation, closesAt: null },
    }),
  },
  replied: {
    ...act,
    moves: 'conversation',
    tellsOutside: 'ticket.replied',
    letter: (event, actor) => ({ kind: 'reply', ...written(event, actor) }),
    strings: { text: 'theirs', ...inLetter },
    evolve: ({ authorship }) => ({ authorship: { ...authorship, outside: null } }),
  },
};

function written(event: LettersEvent, actor: Actor): Omit<LetterOrder, 'kind'> {
  return { text: event.text, operator: signedBy(actor), ...filesOf(event) };
}

function answer<Event>(
  ticket: Ticket,
  text: string,
  event: (text: string) => Event,
): Decision<Event, LetterRefusal> {
  const why = whyNoLetter(ticket) ?? whyNowhere(ticket);
  return why ? refuse(why) : withText(text, typed => [event(typed)]);
}

/** A letter goes out only from somebody who has the ticket: the customer must know whom to expect. */
export function whyNoLetter({ status, assignee }: Ticket): CommonRefusal | null {
  if (status === 'closed') return { reason: 'closed' };
  return assignee ? null : { reason: 'unclaimed' };
}

/** There must be somewhere to write to. */
export function whyNowhere(ticket: Ticket): LettersRefusal | null {
  const why = whyUnwritable(ticket);
  return why && { reason: 'unwritable', why };
}

/** The files that go with a letter, as its order keeps them. */
export function filesOf({ files }: WithLetter): { files?: AttachedFile[] } {
  return files?.length ? { files } : {};
}

/** What goes with a letter, as its event keeps it. */
export function withLetter({ files, saved }: WithLetter): WithLetter {
  return { ...(files?.length ? { files } : {}), ...(saved?.length ? { saved } : {}) };
}
