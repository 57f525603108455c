import type { FoundWords, PromiseTone } from '../card-parts.ts';
import type { ReportView } from '../reports/views.ts';

/** Lists of requests as both platforms show them, before they are drawn: see card.ts. */

export type Emphasis = 'primary' | 'default' | 'danger';

/** `front`: a button that one sees; `more`: behind the "More" menu. */
type ButtonPlace = 'front' | 'more';

/** Several tickets in one message, with buttons for each: pings, the forecast, the hand-over. */
export type ListCard = {
  title: string;
  tone: 'info' | 'warning' | 'alarm';
  intro: string;
  mentions: { userId: string; name: string }[];
  /** Everybody in the channel is called. */
  callsChannel: boolean;
  /** Figures, above what it lists. */
  report?: ReportView;
  items: ListItem[];
  footer: string;
  /** One line for notifications. */
  summary: string;
};

export type ListItem = {
  ticket: number;
  /** "#1042"; '' where it is about no single request. */
  token: string;
  /** To its card in the channel; '' where it lies in none. */
  link: string;
  title: string;
  /** What is promised next, and how much time is left; '' where the lines say all. */
  deadline: string;
  deadlineTone: PromiseTone;
  lines: (string | LinkedLine)[];
  /** Without forms: the press asks for them. */
  actions: LineButton[];
};

/** A line about another request than the item's own. @property link to its card; '' where it lies in none */
export type LinkedLine = { token: string; link: string; text: string };

/**
 * The answer to a chat command (`/ticket 1042`, `mine`, `help`), and a person's own page. Seen by who asked, where the
 * platform can. A press in it is answered by the same, drawn anew.
 */
export type CommandAnswer = {
  title: string;
  /** What came of a press in it; '' where it was asked for. */
  line: string;
  lineTone: 'good' | 'attention';
  /** How what was pressed can still be taken back; null where it cannot. */
  undo: LineButton | null;
  /** Our own words: what stands between *stars* is bold; '' where the sections say all. */
  text: string;
  /** Figures, below the text. */
  report?: ReportView;
  /** Of when it is, where it stays before somebody; ''. */
  updated: string;
  /** Above all else: what one comes here to do. */
  head: LineButton[];
  /** Where one looks for others; null where that is typed. */
  search: SearchField | null;
  /** What narrows it down; empty where that is typed. */
  filters: FilterChoice[];
  sections: ListSection[];
  /** Below all. */
  buttons: LineButton[];
  /** What its buttons bear, so that it can be drawn anew: see lists/spec.ts; '' for mere words. */
  list: string;
};

/** A line to type in: what was typed is sent as `find`, when one is done or by the button. */
export type SearchField = { label: string; placeholder: string; apply: LineButton };

/** Requests below a title. */
export type ListSection = {
  /** '' where the title above says it. */
  title: string;
  /** "13–24 of 61 · priority 1"; '' where nothing is to be said. */
  count: string;
  lines: TicketLine[];
  /** Said where there are no lines; '' for nothing. */
  empty: string;
  /** To what is not shown of it. */
  buttons: LineButton[];
  /** These are the beginning of a list of so many; as many stand there as there is room for, and the way to all where it is needed. */
  all?: { total: number; show: LineButton };
  /** It says more of what stands in other sections too: there they have their facts and buttons. */
  isAside?: boolean;
};

/** A choice above a list: what is chosen is sent as `page`, `<id>-<value>`. */
export type FilterChoice = {
  id: 'priority' | 'category' | 'language' | 'company';
  label: string;
  /** Whose press choosing is. */
  verb: string;
  /** Applies what was chosen, where choosing alone does not. */
  apply: LineButton;
  /** The first lets everything through. */
  options: { value: string; label: string }[];
  value: string;
};

/** `page` distinguishes what a ticket has several of (pages, letters), and says to which list one leads. */
export type LineButton = {
  label: string;
  /** It leads to a window. */
  opens?: boolean;
  verb: string;
  number: number;
  nonce: string;
  version: number;
  page?: string;
  emphasis?: Emphasis;
  place?: ButtonPlace;
  /** What the menu is called in which it stands. */
  menu?: string;
};

/** A ticket in a list. */
export type TicketLine = {
  number: number;
  version: number;
  token: string;
  /** To its card in the channel; '' where it lies in none, or nobody knows the way now. */
  link: string;
  subject: string;
  /** "Rossi · waiting · 1 – Blocking · Anna" */
  details: string;
  /** What is promised next, and how long still; '' where nothing is. */
  deadline: string;
  deadlineTone: PromiseTone;
  /** Why it stands here: the words that were found, until when it is put off; '' where the list says it. */
  note: string;
  found?: FoundWords;
  buttons: LineButton[];
};
