import type { Language } from '../ticket/words.ts';
import type { CardHead, CardNotice, FactId, FieldId } from './card-parts.ts';
import type { CommandAnswer, Emphasis, LineButton } from './lists/views.ts';

export type { CardHead, CardNotice, FieldId, FoundToShare, PromiseTone } from './card-parts.ts';
export type {
  CommandAnswer,
  FilterChoice,
  LineButton,
  LinkedLine,
  ListCard,
  ListItem,
  ListSection,
  TicketLine,
} from './lists/views.ts';

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
  /** null where the press itself acts. */
  form: FormView | null;
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
  /** Files to go with the letter; left out where a platform has no such field in its forms. */
  | {
      id: FieldId;
      kind: 'files';
      label: string;
      hint: string;
      required: boolean;
      filesAtMost: number;
    };

/** A form, as a Slack modal or inside a Teams card. */
export type FormView = {
  /** The list in which it was asked for, and to which it leads back. */
  list?: string | undefined;
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
  /** The list in which it was asked for, and to which it leads back. */
  list?: string | undefined;
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
  inputs: Record<string, string>;
  /** '' while there is nothing to send yet. */
  send: string;
  back: string;
  cancel: string;
};

/** What goes with a letter: chosen already, or to be chosen in the preview. */
export type PreviewFiles = {
  label: string;
  chosen: { name: string; size: string }[];
  /** The choice is sent with the confirm as the input `uploads`, the values joined by commas. */
  offered: { value: string; label: string }[];
  value: string;
  /** How one could attach something; '' where that is plain. */
  hint: string;
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
  /** To the card whose place it took, and out of a window above it. */
  back: string;
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
  entries: ConversationEntry[];
  /** Shows the entries before these. */
  older: LineButton | null;
  newer: LineButton | null;
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
  | { kind: 'done'; card: TicketCard; line: string; undo: LineButton | null }
  | { kind: 'form'; form: FormView }
  | { kind: 'preview'; preview: PreviewView }
  | { kind: 'conversation'; conversation: ConversationView }
  | { kind: 'reading'; reading: ReadingView }
  /** Done, and no card belongs to it. */
  | { kind: 'told'; line: string }
  /** What came of a press in a list, and the list as it is now. */
  | { kind: 'list'; list: CommandAnswer }
  /** A business refusal or a stale press: a kind line, and the card as it is now. */
  | { kind: 'refused'; card: TicketCard; line: string }
  /** Not an operator, or no such ticket: a private line and nothing else. */
  | { kind: 'stranger'; line: string };
