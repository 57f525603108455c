import type { Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Actor, Category, Priority } from '../../ticket/words.ts';
import type { InBoth, Said } from './in-both.ts';

/** A button's words: what stands on it, its form, what is said once it is done, and what else it says. */
export type ActionWords = { label: Said; form?: FormWords; done?: Said; [key: string]: InBoth | undefined };

/** `label` and `placeholder` are of the long text, where the form asks for one. */
type FormWords = { title: Said; intro: Said; label?: Said; placeholder?: Said; submit: Said };

/** What desk.yaml names, as an event tells of it. */
export type Named = {
  classification(category: Category | null, priority: Priority | null): Said;
  /** With what stands in it now; '' for nothing. */
  field(field: { key: string; value: string }): Said;
};

/**
 * How each of a chapter's events is told in a line of the thread. `who` carries the platform: "Anna Rossi (Slack)"; `actor`
 * is whom the log knows; `instant` writes a moment as its reader reads it; `named` says what the desk calls things. What people wrote must be made readable.
 */
export type Lines<Event extends { type: string }, Told = Said> = {
  [Type in Event['type']]: (
    event: Extract<Event, { type: Type }>,
    who: string,
    actor: Actor,
    instant: (at: Date) => Said,
    named: Named,
  ) => Told;
};

/** How it is told instead where the automatic letter that it ordered may not go, and why. */
export type HeldLines<Event extends { type: string }> = {
  [Type in Event['type']]?: (who: string, why: string) => Said;
};

/**
 * What an operator must know before they act, below the facts of a card: when that is so, and what it says.
 *
 * @param instant writes a moment as the reader reads it
 * @returns null while it is not so
 */
type Notice = (ticket: Seen<Ticket>, instant: (at: Date) => string) => Said | null;

/** A chapter's notices, in the order in which they stand on the card. */
export type Notices = Record<string, Notice>;
