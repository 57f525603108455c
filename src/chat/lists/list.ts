import type { Filters, Stretch } from '../../store/tickets/lists.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Asked } from '../commands/command.ts';

/** Who asks for a list, where, and for which part of it. */
export type ListAsked = Omit<Asked, 'rest' | 'commands'> & { about: string; filters: Filters };

/** Which requests are listed. All there is to know of a list stands in its file; lists.ts names them all. */
export type List = {
  /** Travels in its buttons. */
  key: string;
  title(asked: ListAsked): string | Promise<string>;
  /** Said where there are none. */
  empty(asked: ListAsked): string;
  /** Whether what was chosen above it, or typed, narrows it down; a few that were named stay as they are. */
  isFiltered: boolean;
  find(asked: ListAsked, stretch: Stretch): Promise<Found>;
};

/** A stretch of a list, and how many there are in all. */
export type Found = {
  total: number;
  rows: Row[];
};

/** @property note why it stands there: the words that were found, until when it is put off */
export type Row = { ticket: Ticket; note?: string };
