import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Ticket } from '../ticket.ts';
import type { Actor } from '../words.ts';
import type { Decision } from './decision.ts';
import type { Concern, Traits } from './traits.ts';

type Typed = { type: string };
type Operator = Extract<Actor, { kind: 'operator' }>;
type Those<All extends Typed, Type> = Extract<All, { type: Type }>;

/** Those of some types, so told that a table by type can be asked with one of them. */
export type ByType<All extends Typed, Type extends All['type']> = {
  [T in Type]: { type: T } & Those<All, T>;
}[Type];

/** A chapter's commands: what operators can order, and what comes of it. What a chapter forgets does not compile. */
export type Commands<Command extends Typed, Event, Refusal> = {
  [Type in Command['type']]: {
    /** What others must not have moved unseen by whoever orders it. */
    staleBy: Concern[];
    /**
     * Whether another wrote something else, unseen by whoever orders it, where it writes: else the last one would win without
     * a word. It is asked about any event.
     */
    clashes?(command: Those<Command, Type>, event: Event): boolean;
    /** It only reads, which goes on where a ticket has been merged. All else is refused there. */
    isReading?: true;
    /** It is about whoever orders it, and tells them nothing of the ticket: they need not see it. */
    isOfOneself?: true;
    /** Pure: the same ticket, command, actor and catalogue always give the same answer. */
    decide(
      ticket: Ticket,
      command: Those<Command, Type>,
      actor: Operator,
      catalogue: Catalogue,
    ): Decision<Event, Refusal>;
  };
};

/** What mail and the clock do to a ticket: nobody ordered it, and it is never refused. */
export type Occurrences<Occurrence extends Typed, Event> = {
  [Type in Occurrence['type']]: (ticket: Ticket, occurrence: Those<Occurrence, Type>) => Event[];
};

/** A chapter's events: what becomes of the ticket, and what is so of each. */
export type Events<Event extends Typed> = {
  [Type in Event['type']]: Traits<Those<Event, Type>> & {
    /** What is different in the ticket afterwards. Pure. */
    evolve(ticket: Ticket, event: Those<Event, Type>, actor: Actor, at: Date): Partial<Ticket>;
  };
};
