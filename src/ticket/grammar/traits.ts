import type { Actor } from '../words.ts';
import type { LetterOrder } from './letter-order.ts';
import type { OutsideEvent } from './outside.ts';
import type { OwnersOf } from './strings-in.ts';

/** What people have in mind when they press. Somebody else who moves it makes the press stale. */
export type Concern = 'ownership' | 'conversation' | 'classification';

/** What is so of an event, whoever asks: desk, chat, store and command line have no lists of events of their own. */
export type Traits<Event> = {
  /** Something is done for the customer; looking at it, saying that one will, or giving it up, is not enough. */
  isAct: boolean;
  /** Somebody read the customer's words: that is recorded, and changes nothing that a card shows. */
  isReading: boolean;
  /** The card, or a call of the clock, says it already: a line in the thread would say it twice. */
  isSaidElsewhere: Of<Event, boolean>;
  /** Told in every thread, however quiet: the customer did it, it went wrong, or a colleague must know. */
  isImportant: Of<Event, boolean>;
  /** What it moves that others may have had in mind who have not seen it yet. */
  moves: Of<Event, Concern | null>;
  /** Whose name its line in the thread calls: the assignee's, an operator's (by id), or nobody's. */
  calls: Of<Event, 'assignee' | number | null>;
  /** As what programs outside hear of it (webhooks); null: not at all. */
  tellsOutside: Of<Event, OutsideEvent | null>;
  /** The letter to the customer that it orders. */
  letter: null | ((event: Event, actor: Actor) => LetterOrder | null);
  /** Whose each string in it is. */
  strings: OwnersOf<Event>;
};

/** The same for every such event, or told by what it says. */
type Of<Event, Value> = Value | ((event: Event) => Value);

export function told<Event, Value extends string | number | boolean | null>(
  trait: Of<Event, Value>,
  event: Event,
): Value {
  return typeof trait === 'function' ? trait(event) : trait;
}

type Kind = Omit<Traits<unknown>, 'strings'>;

/** Something is done for the customer. */
export const act = {
  isAct: true,
  isReading: false,
  isSaidElsewhere: false,
  isImportant: false,
  moves: null,
  calls: null,
  tellsOutside: null,
  letter: null,
} satisfies Kind;

/** Something is said or noted, and nothing done for the customer. */
export const remark = { ...act, isAct: false } satisfies Kind;

/** Somebody read the customer's words. */
export const reading = { ...remark, isReading: true } satisfies Kind;
