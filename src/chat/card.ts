import type { Language } from '../ticket/words.ts';
import type { CardHead, CardNotice, FactId } from './card-parts.ts';
import type { FormView, PreviewView } from './forms/views.ts';
import type { IncidentCard } from './incidents/incident-view.ts';
import type { CommandAnswer, Emphasis, LineButton } from './lists/views.ts';
import type { FieldShown } from './own-fields/in-words.ts';

export type {
  CardHead,
  CardNotice,
  FieldId,
  FoundToShare,
  PromiseTone,
  SharedRequest,
  Unfurled,
} from './card-parts.ts';
export type { FormField, FormView, Option, PreviewFiles, PreviewView } from './forms/views.ts';
export type { IncidentCard } from './incidents/incident-view.ts';
export type {
  CommandAnswer,
  FilterChoice,
  LineButton,
  LinkedLine,
  ListCard,
  ListItem,
  ListSection,
  SearchField,
  TicketLine,
} from './lists/views.ts';
export type { ReportView } from './reports/views.ts';

/**
 * What both platforms show, in the operators' language, before it is drawn. Texts are plain (never Markdown), clipped, and
 * free of control and direction-changing characters; each platform's room escapes them in its own way. Nothing is null or undefined where a template reads it (adaptive-expressions throw on null).
 */
export type TicketCard = {
  number: number;
  /** What all buttons bear of what they are for: see ButtonPress. */
  nonce: string;
  version: number;
  language: Language;
  /** When it was drawn; a client that keeps what was chosen in a menu forgets it with the next drawing. */
  drawnAt: Date;
  /** Until then all that it says is true; null: until something happens. */
  until: Date | null;
  /** A `folded` card is two lines: it is closed, was merged, or lies where the desk is no more. */
  shape: 'whole' | 'folded';
  /** "#1042" */
  token: string;
  subject: string;
  /** "1 – Blocking", "2 – High (suggested)": said before anything else; '' for what is less urgent. */
  urgency: string;
  head: CardHead;
  /** "Paolo Neri · paolo@cliente.example" */
  customer: string;
  /** Of the customer's last words; on a folded card how it was resolved. */
  excerpt: string;
  /** One line: category, priority, assignee, language, company, the customer's other requests. What says nothing is not there. */
  facts: { id: FactId; value: string }[];
  /** What stands in the fields that desk.yaml adds. */
  fields: FieldShown[];
  /** Things the operator must know first, some with a button that answers them. */
  notices: CardNotice[];
  /** "📎 2 attachments · arrived Tue 24 Nov, 10:32"; '' on a folded card. */
  times: string;
  /** One line for notifications and screen readers. */
  summary: string;
  actions: CardAction[];
  /** What stands on the menu behind which the others are. */
  menu: string;
};

export type CardAction = {
  verb: string;
  label: string;
  emphasis: Emphasis;
  /** `front`: in the row of buttons; `more`: behind the "More" menu; `beside`: beside the notice that it answers. */
  place: 'front' | 'more' | 'beside';
  /** It leads to something to fill in or to read: a window of the presser's own. */
  opens: boolean;
};

/** Something to read, for the one who asked. */
export type ReadingView = {
  /** The list in which it was asked for, and to which it leads back. */
  list?: string | undefined;
  ticket: number;
  nonce: string;
  version: number;
  language: Language;
  title: string;
  paragraphs: string[];
  /** Ways out of chat, below what is read. */
  links?: { label: string; url: string }[];
  leave: string;
};

/** The whole conversation, shown to the one who opened it, and recorded as an access. One page at a time. */
export type ConversationView = {
  /** The list in which it was asked for, and to which it leads back. */
  list?: string | undefined;
  ticket: number;
  nonce: string;
  version: number;
  language: Language;
  title: string;
  subject: string;
  /** "This opening has been recorded." */
  recorded: string;
  /** "Developer issue: DEV-12 · Environment: Production"; '' where nothing stands in them. */
  fields: string;
  /** "Link to paste in chat: https://desk.example.com/t/1042" */
  address: string;
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
  attachments: { icon: '✉️' | '📎' | '💬'; name: string; size: string; url: string }[];
  /** By which its buttons name the letter; null for what is none. */
  letter: number | null;
  /** What can be done about a letter: taken back before it leaves, sent again, saved as a reply for others. */
  buttons: LineButton[];
};

/** One line in a card's thread: what happened, and whom it calls. Never reaches the customer. */
export type ThreadLine = {
  text: string;
  /** Chat accounts to be mentioned at the line's beginning: a real mention that notifies. */
  mentions: { userId: string; name: string }[];
};

/** A card for the desk's admins: something that needs a hand (unreadable mail, failed delivery). */
export type NoticeCard = {
  title: string;
  text: string;
  facts: { label: string; value: string }[];
  /** `settled`: nothing is to be done any more. */
  tone: 'warning' | 'settled';
  buttons: LineButton[];
};

/** The answer to a press: what the one who pressed sees, at once. Others see the cards that effects refresh. */
export type PressAnswer =
  /** `next`: what the presser can do about it now: take a letter back, go back to its draft. */
  /** `until`: from then on it cannot be done any more; lacks where it always can. */
  | { kind: 'done'; card: TicketCard; line: string; next: LineButton | null; until?: Date }
  | { kind: 'form'; form: FormView }
  | { kind: 'preview'; preview: PreviewView }
  | { kind: 'conversation'; conversation: ConversationView }
  | { kind: 'reading'; reading: ReadingView }
  /** No card belongs to it. `undone`: nothing was done of what was wanted; done otherwise. */
  | { kind: 'told'; line: string; undone?: true }
  /** An incident's card as it is now, in the place of what was looked at from it. */
  | { kind: 'incident'; incident: IncidentCard; line: string }
  /** What came of a press in a list, and the list as it is now. */
  | { kind: 'list'; list: CommandAnswer }
  /** A business refusal or a stale press: a kind line, and the card as it is now. */
  | { kind: 'refused'; card: TicketCard; line: string }
  /** Not an operator, or no such ticket: a private line and nothing else. `passing`: the same press may do it in a moment. */
  | { kind: 'stranger'; line: string; passing?: true };
