import type { Desk } from '../../desk/desk.ts';
import type { Circumstances, Handled } from '../../desk/handle.ts';
import type { Catalogue } from '../../ticket/catalogue/catalogue.ts';
import type { RecallableEvent } from '../../ticket/chapters/delivery.ts';
import type { Terms } from '../../ticket/clock/terms.ts';
import type { OperatorCommand } from '../../ticket/commands.ts';
import type { DutyKind } from '../../ticket/duties/regime.ts';
import type { DutyStanding } from '../../ticket/duties/standing.ts';
import type { RecordedEvent } from '../../ticket/events.ts';
import type { LetterKind } from '../../ticket/grammar/letter-order.ts';
import type { Seen } from '../../ticket/sight/seen.ts';
import type { Eyes } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { AttachedFile, ChatPlatform, Operator } from '../../ticket/words.ts';
import type { ButtonPress } from '../button-press.ts';
import type { FormField, Option, PressAnswer, ReadingView } from '../card.ts';
import type { FetchFile } from '../from-chat/message-files.ts';
import type { Moment } from '../in-words/moment.ts';
import type { LetterNow } from '../letter-now.ts';
import type { Speech } from '../say.ts';
import type { FormWords, Words } from '../words/words.ts';
import type { CardState, Offer } from './offer.ts';

/**
 * A button, whole: all that the rest of the house asks about it. A file per button, named by its verb; actions.ts lists
 * them. Every field is required, so that what was forgotten does not compile. Most are written by what they share with
 * others: `plain`, `filledIn`, `letter`, and `aside` for what is not about a ticket.
 */
export type Action = TicketAction | AsideAction;

/** Whether a press on it leads to something to fill in or to read, rather than to a line. */
export function opensWindow(action: Action): boolean {
  if (action.about !== 'ticket') return action.opensWindow;
  return action.form !== null || action.answer.shows !== 'card';
}

/** A button about a ticket. */
export type TicketAction<Verb extends string = string> = {
  about: 'ticket';
  /** Travels in the button's value through Slack and Teams, and comes back as foreign data. */
  verb: Verb;
  label(words: Words, ticket: Seen<Ticket>): string;
  /** Where it is offered, and how much it stands out there; null where it is not. The order is that of actions.ts. */
  offered(where: Where): Offer | null;
  /** What is filled in first; null where the press itself acts. */
  form: Form | null;
  /** It writes to the customer: the letter is shown before it goes, and can be taken back. null: it does not. */
  letter: Letter | null;
  /** What is done; null where the answer only shows something. */
  does: Order | Deed | null;
  answer: Answer;
  /** Done twice it adds something twice: the same within a minute is one press that was told of twice. See chat/repeats. */
  adds: boolean;
  /** It shows what customers wrote, and records that; it does so wherever the ticket goes on, however old the card. */
  isReading: boolean;
  /** It is about whoever presses, and says nothing of the ticket: whoever may not read that can do it all the same. */
  isOfOneself?: true;
  /** It takes a letter back: who pressed it is told, and the line that offered it has had its day. */
  isUndo: boolean;
};

/** One that writes to the customer. */
export type WritingAction<Verb extends string = string> = TicketAction<Verb> & { letter: Letter };

export type Where =
  /** On the ticket's card. */
  | {
      on: 'card';
      ticket: Seen<Ticket>;
      state: CardState;
      letter: LetterNow;
      /** The desk keeps companies: whose a request is can be said. */
      servesCompanies: boolean;
      /** Billable work is offered to customers. */
      givesQuotes: boolean;
      /** What requests can be classified as. */
      catalogue: Catalogue;
      /** What the law may ask for, by desk.yaml, and how that stands of this one. */
      duties: { kinds: DutyKind[]; standing: DutyStanding[] };
      /** Whoever has it is away: anybody may take it. */
      isAway: boolean;
    }
  /** Beside the ticket in a list: of a call, of what is due soon, of what somebody left behind or offers. Without its form. */
  | { on: 'call' | 'forecast' | 'left-behind' | 'away'; ticket: Seen<Ticket> };

export type Form = {
  words(words: Words, ticket: Seen<Ticket>, speech: Speech): FormWords;
  /** What is tried as the form is asked for: whoever may not do it need not fill it in. null: anybody may. */
  trial: ((trying: { terms: Terms; ticket: Ticket }) => OperatorCommand[]) | null;
  /** It says above what is promised next: the list from which it was asked for may tell of an older deadline. */
  saysPromise: boolean;
  /** It shows what the customer wrote: that it was opened is recorded as a reading. */
  isReading: boolean;
  /** What stands in it, in this order. Nothing but this is asked for as it is opened. */
  fields(filling: Filling): FormField[] | Promise<FormField[]>;
  /** What is pressed or chosen in it, by the id of its field (kind `button`, `search` or `offer`). */
  within: Record<string, Within>;
};

/** Something that changes what stands in a form. */
export type Within = {
  /** What can be chosen, while somebody types; null for what is pressed. */
  search: ((filling: Filling, typed: string) => Promise<Option[]>) | null;
  /**
   * What was typed so far comes in as `typed`, with what was chosen under the field's own id; what shall stand in the form
   * goes out, and it is drawn anew with that.
   */
  changes(filling: Filling): Promise<Changed>;
};

/** @property notice what is said above the form, such as why nothing was put in; '' for nothing */
export type Changed = { typed: Inputs; notice: string };

/**
 * What a form may ask for.
 *
 * @property typed what stands in it so far: '' or nothing as it is opened
 * @property isDrawn false where only its values are asked for: what is there to be read alone need not be looked for
 */
export type Filling = {
  desk: Desk;
  speech: Speech;
  words: Words;
  ticket: Seen<Ticket>;
  operators: Operator[];
  operator: Operator;
  platform: ChatPlatform;
  eyes: Eyes;
  typed: Inputs;
  isDrawn: boolean;
};

export type Letter = {
  /** What orders it. */
  event: RecallableEvent;
  kind: LetterKind;
  /** What is said where nobody can be written to, and it is done all the same; null where it is refused then. */
  unwritten: ((words: Words, why: string) => string) | null;
};

/**
 * Inputs of a form (or none) become a command, which the ticket's chapter decides; or several, which are carried out in
 * one transaction, each about the ticket as those before leave it: all of them, or none.
 */
export type Order = {
  kind: 'order';
  commands(inputs: Inputs, ordering: Ordering): Promise<OperatorCommand[] | Fault>;
};

/** More than an order: it touches other tickets, or the letters themselves. */
export type Deed = {
  kind: 'deed';
  carryOut(inputs: Inputs, doing: Doing): Promise<Handled | Fault | Told>;
};

/** A form's fields by id, as foreign data. */
export type Inputs = Record<string, string>;

/** What is wrong with the inputs. */
export type Fault = { fault: string };

/**
 * No card shows it: what the presser is told.
 * - `idle`: there was nothing to do
 * - `passing`: it may be otherwise soon, and is not told again when the press comes again
 */
export type Told = { told: string; idle?: boolean; passing?: boolean };

/** @property files what goes with a letter @property platform where it was pressed; null: on the command line */
export type Ordering = {
  desk: Desk;
  speech: Speech;
  words: Words;
  ticket: Ticket;
  platform: ChatPlatform | null;
  files: AttachedFile[];
};

/** @property seen the version of the ticket on the card that was pressed */
export type Doing = {
  desk: Desk;
  speech: Speech;
  words: Words;
  ticket: Ticket;
  seen: number;
  operator: Operator;
  circumstances: Circumstances & { origin: ChatPlatform };
};

export type Answer =
  /** The card as it is now, with a line above it for the one who pressed. */
  | { shows: 'card'; line(done: Done): string }
  | { shows: 'conversation' }
  /** @property reading `links`: for whoever pressed, and theirs alone */
  | {
      shows: 'reading';
      reading(
        ticket: Seen<Ticket>,
        moment: Moment,
        links: { report?(): Promise<string> },
      ): ReadingView | Promise<ReadingView>;
    };

/** What came of it. @property letter what is so of the letter that was written last */
export type Done = {
  words: Words;
  ticket: Seen<Ticket>;
  events: RecordedEvent[];
  letter: LetterNow;
  moment: Moment;
};

/** A button that is not about a ticket: the id of what it is about travels in the ticket's place. See `aside`. */
export type AsideAction<Verb extends string = string> = {
  about:
    | 'closure'
    | 'unread-mail'
    | 'complaint'
    | 'announcement-complaint'
    | 'saved-reply'
    | 'portal-wish'
    | 'erasure'
    | 'colleague'
    | 'phone'
    | 'incident'
    | 'list'
    | 'oneself'
    | 'absence'
    | 'message'
    | 'outage'
    | 'maintenance';
  verb: Verb;
  label(words: Words, id: number): string;
  /** @param id 0: of something that is not there yet */
  offered(id: number): Offer | null;
  /** It leads to something to fill in or to look at, not to a line. */
  opensWindow: boolean;
  /** What can be chosen in a field of its form that is searched while typing; null where it has none. */
  search: ((asked: AsideAsked, field: string, typed: string) => Promise<Option[]>) | null;
  answer(asked: AsideAsked): Promise<PressAnswer>;
};

/**
 * @property speech of the one who pressed @property aloud of what all read, and of what is kept @property fetchFile fetches
 * what lies with a message
 */
export type AsideAsked = {
  fetchFile: FetchFile;
  desk: Desk;
  speech: Speech;
  aloud: Speech;
  words: Words;
  press: ButtonPress;
  operator: Operator;
};
