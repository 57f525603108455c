/** What a ticket's card consists of, beside its buttons. */

/** How the promise stands that is kept or broken next: the card's colour. It is always said in words too. */
export type PromiseTone = 'on-track' | 'soon' | 'overdue' | 'paused' | 'none';

export type CardHead = {
  tone: PromiseTone;
  /** "On track", "Overdue", "Closed": what the colour says. */
  words: string;
  /** What is owed next and how long still: "To be claimed by Fri 4 Dec, 18:30 · 3 h of working time left"; or what came of it. */
  next: string;
  /** Until then it says so; null: until something happens. */
  until: Date | null;
};

export type CardNotice = {
  text: string;
  weight: 'warning' | 'info' | 'suggestion';
  /** The verb of the button that answers it: it stands beside the words. '' where there is none. */
  beside: string;
  /** Where it leads, and what that is called; null: nowhere. */
  link: { label: string; url: string } | null;
};

/** `company` is there where the house knows whose the customer is. */
export type FactId = 'category' | 'priority' | 'assignee' | 'language' | 'company' | 'others';

/** The fields of forms. */
export type FieldId =
  | 'text'
  | 'category'
  | 'priority'
  | 'operator'
  | 'substitute'
  | 'language'
  | 'amount'
  | 'from'
  | 'to'
  | 'name'
  | 'company'
  | 'remember'
  | 'relation'
  | 'number'
  | 'reason'
  | 'message'
  | 'uploads'
  | 'said'
  | 'read'
  | 'preview'
  | 'when'
  | 'moment'
  | 'meant'
  | 'customer'
  | 'address'
  | 'about'
  | 'called'
  | 'saved'
  | 'earlier'
  | 'aside'
  | 'reusable'
  | 'cleaned'
  | 'known'
  | 'whose'
  | 'origin'
  | 'request'
  | 'chosen'
  | 'attached'
  | 'left'
  | 'incident'
  | 'words'
  | 'sender'
  | 'mailbox'
  | 'italian'
  | 'english'
  | 'which'
  | 'price'
  | 'vat'
  | 'until'
  | 'work'
  | 'purpose'
  | 'inside'
  | 'service'
  | 'begins'
  | 'ends'
  | 'outside'
  | 'announce'
  /** One that desk.yaml adds, by its key. */
  | `own-${string}`;

/** What a search found in a request: who wrote it, and when; a few words of it, those that were looked for marked. */
export type FoundWords = { lead: string; parts: { text: string; isFound: boolean }[] };

/**
 * A request as all are shown it who read where it was linked to, or put in: what it is about and how it stands, and nothing
 * of what was written in it. It is never drawn anew, so it says of when it is.
 */
export type SharedRequest = {
  /** "#1042 Toner"; where its words may not be seen, what is said in their place. */
  title: string;
  /** "In progress · Anna Rossi" */
  status: string;
  tone: PromiseTone;
  /** "On track": what the colour says; '' where nothing is promised to those who read it. */
  standing: string;
  /** "Claim by Mon 30 Nov, 18:30" */
  next: string;
  /** "As of Tue 24 Nov, 12:40"; '' where nothing is said that could change. */
  asOf: string;
  /** To its card; null where it lies in none, or nobody shall be led there. */
  link: { label: string; url: string } | null;
};

/** What stands below a link: a request, or our own words in its place. */
export type Unfurled = { link: string; request: SharedRequest } | { link: string; text: string };

/** A request that was found. @property title,text as whoever looks sees it alone; @property shared as the others will see it */
export type FoundToShare = { title: string; text: string; shared: SharedRequest };
