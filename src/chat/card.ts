import type { Language } from '../ticket/words.ts';

/**
 * What both platforms show, in the operators' language, before it is drawn. Texts are plain (never Markdown),
 * clipped, and free of control and direction-changing characters; each platform's room escapes them in its own
 * way. Nothing is null or undefined where a template reads it (adaptive-expressions throw on null).
 */
export type TicketCard = {
  number: number;
  /** What all buttons bear of what they are for: see ButtonPress. */
  nonce: string;
  version: number;
  language: Language;
  /** "#1042" */
  token: string;
  subject: string;
  /** "Paolo Neri · paolo@cliente.example" */
  customer: string;
  excerpt: string;
  /** Drives the card's colour; always said in words by `statusLabel` too. */
  tone: 'new' | 'working' | 'waiting' | 'closed';
  statusLabel: string;
  /** Label and value pairs: category, priority, assignee, customer's language, resolution. */
  facts: { id: FactId; label: string; value: string }[];
  /** What is promised next, in words: "Claim by Fri 4 Dec, 18:30 · in time"; '' where nothing is. */
  deadline: string;
  deadlineTone: 'good' | 'warning' | 'alarm' | 'quiet';
  /** "Proposed: Bug or malfunction, 1 Blocking (the words “fermo” and “bloccante”)"; '' where there is none. */
  suggestion: string;
  /** Things the operator must know first: waiting since, machine mail, linked ticket. */
  notices: string[];
  /** "📎 2 attachments · Arrived Tue 24 Nov, 10:32, 2 h ago · updated Tue 24 Nov, 12:40" */
  times: string;
  /** One line for notifications and screen readers. */
  summary: string;
  actions: CardAction[];
};

type FactId = 'language' | 'category' | 'priority' | 'assignee' | 'resolution';

export type CardAction = {
  verb: string;
  label: string;
  emphasis: 'primary' | 'default' | 'danger';
  /** `front`: a button on the card; `more`: behind the "More" menu. */
  place: 'front' | 'more';
  /** It leads to something to fill in or to read: a window of the presser's own. */
  opens: boolean;
};

export type FormField =
  | {
      id: FieldId;
      kind: 'text';
      multiline: boolean;
      label: string;
      placeholder: string;
      required: boolean;
      maxLength: number;
      value: string;
    }
  | {
      id: FieldId;
      kind: 'choice';
      label: string;
      placeholder: string;
      required: boolean;
      options: { value: string; label: string }[];
      value: string;
    }
  | {
      id: FieldId;
      kind: 'date';
      label: string;
      required: boolean;
      /** `YYYY-MM-DD` */
      value: string;
    }
  /**
   * Files to go with the letter. Slack has a field for them; in Teams one chooses among those that one sent to the app.
   */
  | {
      id: FieldId;
      kind: 'files';
      label: string;
      hint: string;
      required: boolean;
      filesAtMost: number;
      offered: { value: string; label: string }[];
      /** Values of those that are chosen, joined by commas. */
      value: string;
    }
  /** What the customer wrote, to be read. */
  | { id: FieldId; kind: 'said'; who: string; when: string; text: string }
  /** Changes what stands in the form, or shows something beside it, with what was typed so far: see `Form.within`. */
  | { id: FieldId; kind: 'button'; label: string };

export type FieldId =
  | 'text'
  | 'category'
  | 'priority'
  | 'operator'
  | 'language'
  | 'amount'
  | 'from'
  | 'to'
  | 'name'
  | 'relation'
  | 'number'
  | 'message'
  | 'uploads'
  | 'said'
  | 'read'
  | 'preview';

/** A form, as a Slack modal or a Teams dialog of the presser's own. */
export type FormView = {
  verb: string;
  ticket: number;
  nonce: string;
  version: number;
  language: Language;
  /** At most 24 characters: Slack's limit for a modal's title. */
  title: string;
  /** Which request it is for: a list may hold several; '' where it is for none. */
  about: string;
  /** What sending it does, in a sentence. */
  intro: string;
  /** What happened meanwhile, or what is wrong with the input; '' where nothing. */
  notice: string;
  fields: FormField[];
  submit: string;
  cancel: string;
};

/** What a form will do, to the letter, before it is done: the letter that goes, the deadlines that move. Confirming sends `inputs` back with step `confirm`. */
export type PreviewView = {
  verb: string;
  ticket: number;
  nonce: string;
  version: number;
  language: Language;
  title: string;
  intro: string;
  /** What one should look at before one goes on; '' where nothing. */
  notice: string;
  /** What stands above the text, label and value: to whom, about what. */
  head: { label: string; value: string }[];
  text: string;
  files: PreviewFiles;
  /** A box that can be ticked: whether a letter is shown before it goes. null where that is not asked. */
  rule: { title: string; label: string; ticked: 'on' | 'off' } | null;
  inputs: Record<string, string>;
  /** '' while there is nothing to send yet. */
  send: string;
  back: string;
  cancel: string;
};

/** What goes with a letter. */
export type PreviewFiles = { name: string; size: string }[];

/** Something to read, for the one who asked. */
export type ReadingView = {
  ticket: number;
  nonce: string;
  version: number;
  language: Language;
  title: string;
  paragraphs: string[];
  leave: string;
};

/** The whole conversation, shown to the one who opened it, and recorded as an access. One page at a time. */
export type ConversationView = {
  ticket: number;
  nonce: string;
  version: number;
  language: Language;
  title: string;
  subject: string;
  /** "This opening has been recorded." */
  recorded: string;
  entries: ConversationEntry[];
  /** Shows the entries before these. */
  older: LineButton | null;
  newer: LineButton | null;
  /** Into the form above which it was opened, with what was typed there; null where it was opened by itself. */
  back: { verb: string; label: string; inputs: Record<string, string> } | null;
  leave: string;
};

export type ConversationEntry = {
  who: string;
  /** "Customer, Tue 24 Nov 10:32", "Letter", "Internal note" */
  what: string;
  side: 'customer' | 'desk' | 'internal';
  /** Plain text, possibly long: rooms split it into pieces that their platform takes. */
  text: string;
  /** Signed links that expire after minutes and open for this operator's record only. */
  attachments: { icon: '✉️' | '📎'; name: string; size: string; url: string }[];
  /** Of a letter that did not arrive. */
  resend: LineButton | null;
};

/** One line in a card's thread: what happened, and whom it calls. Never reaches the customer. */
export type ThreadLine = {
  text: string;
  /** Chat accounts to be mentioned at the line's beginning: a real mention that notifies. */
  mentions: { userId: string; name: string }[];
};

/** Several tickets in one message, with buttons for each: pings, the forecast, the hand-over. */
export type ListCard = {
  title: string;
  tone: 'info' | 'warning' | 'alarm';
  intro: string;
  mentions: { userId: string; name: string }[];
  /** Everybody in the channel is called. */
  callsChannel: boolean;
  items: ListItem[];
  footer: string;
  /** One line for notifications. */
  summary: string;
};

export type ListItem = {
  ticket: number;
  nonce: string;
  version: number;
  title: string;
  /** What is promised next, and how much time is left; '' where the lines say all. */
  deadline: string;
  deadlineTone: TicketCard['deadlineTone'];
  lines: string[];
  /** Without forms: the press asks for them. */
  actions: CardAction[];
};

/** A card for the desk's admins: something that needs a hand (unreadable mail, failed delivery). */
export type NoticeCard = {
  title: string;
  text: string;
  facts: { label: string; value: string }[];
  tone: 'warning' | 'info';
  buttons: LineButton[];
};

/** The answer to a press: what the one who pressed sees, at once. Others see the cards that effects refresh. */
export type PressAnswer =
  /** `next`: what the presser can do about it now: take a letter back, go back to its draft. */
  | { kind: 'done'; card: TicketCard; line: string; next: LineButton | null }
  | { kind: 'form'; form: FormView }
  | { kind: 'preview'; preview: PreviewView }
  | { kind: 'conversation'; conversation: ConversationView }
  | { kind: 'reading'; reading: ReadingView }
  /** Done, and no card belongs to it. */
  | { kind: 'told'; line: string }
  /** A business refusal or a stale press: a kind line, and the card as it is now. */
  | { kind: 'refused'; card: TicketCard; line: string }
  /** Not an operator, or no such ticket: a private line and nothing else. */
  | { kind: 'stranger'; line: string };

/** The answer to a chat command: `/ticket 1042`, `mine`, `queue`, `help`. Seen by who asked, where the platform can. */
export type CommandAnswer = {
  title: string;
  lines: TicketLine[];
  /** Said when `lines` is empty, or as help. Our own words: what stands between *stars* is bold. */
  text: string;
  /** Below the list. */
  buttons: LineButton[];
};

/** `page` distinguishes what a ticket has several of: pages, letters. */
export type LineButton = {
  label: string;
  /** As a card's: it leads to a window. */
  opens: boolean;
  verb: string;
  number: number;
  nonce: string;
  version: number;
  page?: string;
};

/** A ticket in a list. */
export type TicketLine = {
  number: number;
  version: number;
  token: string;
  subject: string;
  /** "Rossi · waiting · 1 – Blocking · Anna" */
  details: string;
  /** What is promised next, as on the card; '' where nothing is. */
  deadline: string;
  deadlineTone: TicketCard['deadlineTone'];
  buttons: LineButton[];
};

/** What Slack's Home tab shows a person: what is theirs, and what nobody has. */
export type HomeView = {
  title: string;
  intro: string;
  mine: { title: string; empty: string; lines: TicketLine[] };
  queue: { title: string; empty: string; lines: TicketLine[] };
};
