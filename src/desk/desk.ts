import type { Db } from '../store/database.ts';
import type { SavedReply } from '../ticket/answers/saved-reply.ts';
import type { Assignment } from '../ticket/clock/allotting.ts';
import type { Policy } from '../ticket/clock/policy.ts';
import type { LawfulSpans } from '../ticket/erasing/keeping.ts';
import type { Retention } from '../ticket/erasing/retention.ts';
import type { OutsideEvent } from '../ticket/grammar/outside.ts';
import type { Service } from '../ticket/maintenance/service.ts';
import type { SightRule } from '../ticket/sight/sight.ts';
import type { Suggestion } from '../ticket/ticket.ts';
import type { Category, ChatPlatform, Language, Priority, Role } from '../ticket/words.ts';
import type { LiveAbsences } from './away/live-absences.ts';
import type { LiveCalendar } from './clock/live-calendar.ts';
import type { Clock } from './clock.ts';
import type { LiveCompanies } from './companies/live-companies.ts';
import type { InboundEmail, TrustedServer } from './inbound-email.ts';
import type { SuggestedBy } from './intake/suggest.ts';
import type { WrittenWords } from './intake/written-words.ts';
import type { LetterWriter } from './letters/letter.ts';
import type { LetterLimits } from './letters/letter-gate.ts';
import type { MessageIds } from './letters/message-ids.ts';
import type { AnnouncementWriter } from './maintenance/announcement.ts';
import type { LiveMaintenance } from './maintenance/live-maintenance.ts';
import type { QuoteLinks } from './quotes/links.ts';
import type { RequestAddresses } from './request-addresses.ts';

/** Everything that the desk needs to do its work; built once, in main.ts, from the configuration. */
export type Desk = {
  db: Db;
  clock: Clock;
  /** The operators' channels, one of each platform: a card of each ticket lies there, where no route says otherwise. */
  destinations: Destination[];
  /** Which requests lie elsewhere; the first that fits wins. */
  routes: Route[];
  /** The channels of those who see what few may see, at most one of each platform. */
  restrictedDestinations: Destination[];
  /** Channels in whose threads only what is important is told. */
  quietThreads: Destination[];
  /** Where cards for the admins go. */
  adminDestinations: Destination[];
  /** What is promised, and what the clock does about it. */
  policy: Policy;
  calendar: LiveCalendar;
  /** Whom it serves, and what was agreed with them. */
  companies: LiveCompanies;
  /** What customers use, and what is planned for it. */
  services: readonly Service[];
  maintenance: LiveMaintenance;
  /** What is promised of services' availability (percent of a month), and after how many minutes people are told. */
  availability: { promised: number; tellAfter: number };
  duty: Rota;
  /** How it shares out what comes in. */
  assignment: Assignment;
  /** Who is away, and who stands in for them. */
  absences: LiveAbsences;
  /** Until when a ticket closed at this instant is reopened by the customer's answer. */
  reopenUntil(closedAt: Date): Date;
  /** The language of what an operator drafted; null where it cannot be told. */
  languageOf(text: string): Language | null;
  /** What the rules in desk.yaml propose for a mail. */
  suggest(email: SuggestedBy): Suggestion | null;
  /** What is to be known of a customer's words that came without a mail, as of those in one. @param said.writer their name; '' for nobody's */
  readWords(said: { text: string; subject: string; writer: string }): WrittenWords;
  /** A mail that was taken in before, understood once more; null where nobody can. */
  readAnew(source: Uint8Array): Promise<InboundEmail | null>;
  letters: LetterWriter;
  /** How many are told of a maintenance by mail. */
  announcements: AnnouncementWriter;
  /** Texts that are written again and again, as desk.yaml has them. */
  savedReplies: readonly SavedReply[];
  messageIds: MessageIds;
  /** How a request is linked to. */
  addresses: RequestAddresses;
  /** Where customers answer a quote. */
  quoteLinks: QuoteLinks;
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
  /** Whether a mail asks for the customers' portal; null where there is none. */
  asksForPortal: ((mail: { subject: string; newText: string }) => boolean) | null;
  /** A virus scanner is there: what comes with mails is held until it has looked into it. */
  scansFiles: boolean;
  /** What reporters of vulnerabilities are told, and the key that goes with it; null: nothing. */
  security: { key: { name: string; type: string; content: Uint8Array } | null } | null;
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
  /** What is told of its figures. */
  reports: Reporting;
  /** Programs outside, and what they are told. */
  webhooks: Hook[];
  access: Access;
  /**
   * For how long the law has the house keep what is erased otherwise; what else is kept for how long; and whether whoever opens what is
   * not theirs says first what for.
   */
  privacy: { keep: LawfulSpans; retention: Retention; askReason: boolean };
  /** Who may see the words of a request: asked by all that shows or hands out something of one. */
  maySeeWords: SightRule;
};

/** A webhook, by its name in desk.yaml. */
type Hook = { name: string; events: OutsideEvent[] };

/**
 * @property isOn whether people of the house see them, and sign in for that
 * @property page where people of the house read them; null: nowhere
 * @property perOperator figures about single people are told (service rules, 23)
 * @property namesOperators what is made for customers names those who served them, as their portal does
 * @property weekly when its managers are told of a week: a weekday (1: Monday) and a time there, `HH:mm`; null: never
 */
export type Reporting = {
  isOn: boolean;
  page: string | null;
  perOperator: boolean;
  namesOperators: boolean;
  weekly: { day: number; at: string } | null;
};

export type Probing = { everyMs: number; withinMs: number };

/** A password, key, certificate, or what security.txt says, that expires; `expires` is its last day, as `YYYY-MM-DD`. */
export type Secret = {
  kind?: 'certificate' | 'security-txt';
  name: string;
  expires: string;
  expiresInWords: string;
  stops: string;
};

export type FileVet = (file: { name: string; type: string; content: Uint8Array }) => {
  name: string;
  type: string;
  dangerous: boolean;
};

/** The managers on duty, by address, in turn. Nobody: all managers are, always. */
export type Rota = { people: string[]; turn: 'day' | 'week'; from: string };

export type Destination = { platform: ChatPlatform; channel: string };

/** Of some requests: in which channels they lie in place of the operators'. What it does not name may be anything. */
export type Route = {
  /** Lower case. */
  mailbox?: string | undefined;
  /** By its key. */
  company?: string | undefined;
  categories: Category[];
  priorities: Priority[];
  /** At most one of each platform; on a platform that is not among them they lie in the operators' channel. */
  to: Destination[];
};

/** Who may act: the members of the operators' channel, or only those listed in desk.yaml. */
type Access = {
  kind: 'channel' | 'list';
  /** By lower-case address; gives managers and admins their role in either case. */
  listed: Map<string, { name: string; role: Role }>;
};
