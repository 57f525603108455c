import type { Calendar } from '../sla/calendar.ts';
import type { Db } from '../store/database.ts';
import type { Policy } from '../ticket/clock/policy.ts';
import type { RecordedEvent } from '../ticket/events.ts';
import type { LetterKind } from '../ticket/grammar/letter-order.ts';
import type { SightRule } from '../ticket/sight/sight.ts';
import type { Suggestion, Ticket } from '../ticket/ticket.ts';
import type { ChatPlatform, Language, Operator, Person, Role } from '../ticket/words.ts';
import type { Clock } from './clock.ts';
import type { InboundEmail, TrustedServer } from './intake/inbound-email.ts';
import type { SuggestedBy } from './intake/suggest.ts';
import type { LetterLimits } from './letters/letter-gate.ts';

/** Everything that the desk needs to do its work; built once, in main.ts, from the configuration. */
export type Desk = {
  db: Db;
  clock: Clock;
  /** The operators' channels: one card per ticket lies in each. */
  destinations: Destination[];
  /** Where cards for the admins go. */
  adminDestinations: Destination[];
  /** What is promised, and what the clock does about it. */
  policy: Policy;
  calendar: LiveCalendar;
  duty: Rota;
  /** Until when a ticket closed at this instant is reopened by the customer's answer. */
  reopenUntil(closedAt: Date): Date;
  /** The language of what an operator drafted; null where it cannot be told. */
  languageOf(text: string): Language | null;
  /** What the rules in desk.yaml propose for a mail. */
  suggest(email: SuggestedBy): Suggestion | null;
  /** A mail that was taken in before, understood once more; null where nobody can. */
  readAnew(source: Uint8Array): Promise<InboundEmail | null>;
  letters: LetterWriter;
  messageIds: MessageIds;
  /** Own addresses (lower case): never written to. */
  ownAddresses: string[];
  /** Addresses (canonical) of groups that write in their own name for others: never written to. */
  groups: string[];
  /** Which mail servers are believed about who wrote a mail. */
  trusts: TrustedServer[];
  /** Two robots must not write to each other for ever, nor anybody flood others through the desk. */
  letterLimits: LetterLimits;
  /** For so long an operator can take a letter back that they sent; 0: it leaves at once. */
  undoSeconds: number;
  /** A virus scanner is there: what comes with mails is held until it has looked into it. */
  scansFiles: boolean;
  /** What the files of one letter may weigh together. */
  letterFileBytes: number;
  /** A file's name and type as they may go to a customer, and whether it may at all. */
  vetFile: FileVet;
  /** An automatic receipt for each new request; it stops no clock. */
  sendsReceipts: boolean;
  /** How often the desk writes to itself, to see whether mail comes and goes; null: never. */
  probing: Probing | null;
  /** The secrets whose end the desk looks out for. */
  secrets: Secret[];
  access: Access;
  /** Who may see the words of a request: asked by all that shows or hands out something of one. */
  maySeeWords: SightRule;
};

export type Probing = { everyMs: number; withinMs: number };

/** A password, key or certificate that expires; `expires` is its last day, as `YYYY-MM-DD`. */
export type Secret = {
  kind?: 'certificate';
  name: string;
  expires: string;
  expiresInWords: string;
  stops: string;
};

/** The calendar of desk.yaml with the closures that managers have planned in chat. */
export interface LiveCalendar {
  /** desk.yaml's own. */
  base: Calendar;
  now(): Calendar;
  /** Reads the planned closures anew. @returns whether the calendar has changed */
  reload(db: Db): Promise<boolean>;
  /** Reads them anew, and keeps them as they are until the transaction ends: asked before deadlines are written. */
  hold(tx: Db): Promise<void>;
}

export type FileVet = (file: { name: string; type: string; content: Uint8Array }) => {
  name: string;
  type: string;
  dangerous: boolean;
};

/** The managers on duty, by address, in turn. Nobody: all managers are, always. */
export type Rota = { people: string[]; turn: 'day' | 'week'; from: string };

export type Destination = { platform: ChatPlatform; channel: string };

/** Who may act: the members of the operators' channel, or only those listed in desk.yaml. */
type Access = {
  kind: 'channel' | 'list';
  /** By lower-case address; gives managers and admins their role in either case. */
  listed: Map<string, { name: string; role: Role }>;
};

/** A letter as it goes, to the last character. */
type Letter = {
  from: Person;
  to: Person;
  subject: string;
  text: string;
  html: string;
  language: Language;
};

/** Writes letters from the templates in desk.yaml. Pure: the same input gives the same letter, so a preview is exact. */
export interface LetterWriter {
  write(
    kind: LetterKind,
    ticket: Ticket,
    details: {
      operator: Pick<Operator, 'name'> | null;
      text: string;
      closesAt?: Date | null;
      /** Nobody knows who reads it: it repeats nothing of what the mail said that it answers. */
      isToUnknown?: boolean;
    },
  ): Letter;
}

/** What one of our ids names: a ticket of this life of the database only where the nonce is that ticket's. */
export type NamedById = { number: number; nonce: string };

/** What a letter's id is made of: its ticket, and the event that ordered it as the log keeps it. */
type IdTicket = Pick<Ticket, 'number' | 'nonce' | 'mailbox'>;
type IdEvent = Pick<RecordedEvent, 'sequence' | 'at'>;

/** Message-IDs of our letters: derived from what they are about, so that a repeat has the same; signed, so that
 * nobody can make one up and get into a ticket. */
export interface MessageIds {
  of(ticket: IdTicket, ordered: IdEvent): string;
  /** As it was before tickets had a nonce; letters that were written then keep it. */
  before(ticket: IdTicket, ordered: IdEvent): string;
  isOwn(messageId: string): boolean;
  /** The id of a mail that the desk writes to itself. */
  probe(nonce: string, mailbox: string): string;
  isProbe(messageId: string): boolean;
  /** What one of our ids names; null for ids that are not ours. */
  named(messageId: string): NamedById | null;
  /** Tells a letter from another of the same number in the database; '' for those from before ids had a nonce. */
  nonceOf(messageId: string): string;
  /** Stands in every letter: some providers rewrite the ids of what they send. */
  marker(ticket: Pick<Ticket, 'number' | 'nonce'>): string;
  /** What looks like our markers in a text, such as the quoted end of a letter; ours is what `marker` gives. */
  markersIn(text: string): { number: number; marker: string }[];
}
