import type { Narrowing, Stretch } from '../../store/tickets/lists.ts';
import type { Place } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { TicketAction } from '../actions/action.ts';
import type { LineButton, ListSection } from '../card.ts';
import type { FoundWords } from '../card-parts.ts';
import type { Asked } from '../commands/command.ts';

/** Who asks for a list, where, and for which part of it. */
export type ListAsked = Omit<Asked, 'rest' | 'commands'> & { about: string; filters: Narrowing };

/** Which requests are listed. All there is to know of a list stands in its file; lists.ts names them all. */
export type List = {
  /** Travels in its buttons. */
  key: string;
  title(asked: ListAsked): string | Promise<string>;
  /** Said where there are none. */
  empty(asked: ListAsked): string;
  /** Where it is shown; in a list like others, if nothing is said. */
  place?: Place;
  /** Whether what was chosen above it, or typed, narrows it down; a few that were named stay as they are. */
  isFiltered: boolean;
  find(asked: ListAsked, stretch: Stretch): Promise<Found>;
  /** Below it, beside the way back. */
  buttons?(asked: ListAsked): Promise<LineButton[]>;
  /** Above it. */
  above?(asked: ListAsked): Promise<ListSection[]>;
};

/** A stretch of a list, and how many there are in all. */
export type Found = {
  total: number;
  /** How many stand before it, where the list was gone on with behind a mark. */
  before?: number | undefined;
  /** The mark of its last row, for a list that can be gone on with behind it. */
  last?: string | undefined;
  rows: Row[];
  /** In place of what lists say: how many there are, and that there are none, and why. */
  says?: { count?: string; empty?: string };
};

/** What all requests of a list have in common, as its title says. */
export type SaidAbove = 'incident' | 'assignee';

/** @property own what whoever asks can do about it besides what its card offers @property saidAbove what the list is of: its lines need not say it @property note why it stands there @property found the words that were looked for, as whoever asks may see them */
export type Row = {
  ticket: Ticket;
  note?: string;
  found?: FoundWords;
  saidAbove?: SaidAbove;
  own?: TicketAction[];
};
