import type { Language, Person } from '../ticket/words.ts';

/** By which door a mail came in. */
type MailDoor = 'imap' | 'smtp' | 'lmtp' | 'sandbox';

/** A mail as it arrived: the raw source and what the server, not the sender, says about it. */
export type ArrivedMail = {
  source: Uint8Array;
  /** The server's arrival time; never the sender's `Date:`. */
  arrivedAt: Date;
  /** The desk's mailbox (its address in desk.yaml) on which it arrived. */
  mailbox: string;
  door: MailDoor;
  /** Where the server keeps it, e.g. `imap:support:1700000000:42`; a log's way back to the original. */
  place: string;
  /** Why there is no source: its server does not hand it out. */
  unfetched?: string;
  /** The envelope's sender where the door knows it; '' is the null return path of bounces. */
  envelopeFrom?: string;
  /** To whom the envelope was addressed, where the door knows it; the headers may name others. */
  envelopeTo?: string[];
  /** It was in the mailbox before the desk first connected: nothing automatic is sent to it. */
  fromBacklog: boolean;
};

/** What the guard says that a mail is, always with its reason in words. */
export type MailKind =
  /** written by a person */
  | 'request'
  /** an out-of-office, a receipt: an answer written by a program */
  | 'auto-reply'
  /** written by a program, but not as an answer (a monitor, a form): may be a request, never gets automatic mail */
  | 'machine'
  /** a delivery report */
  | 'bounce'
  /** from a mailing list */
  | 'list'
  /** one of the desk's own letters that came back */
  | 'own';

export type EmailAttachment = {
  name: string;
  type: string;
  content: Uint8Array;
  /** By which the mail's HTML shows it (`cid:`); '' where it does not. */
  contentId: string;
  /** Shown inside the text (a pasted screenshot, a logo in a signature). */
  inline: boolean;
  /** Runs, or makes something run, when opened: by its name, or by what it is whatever its name says. */
  dangerous: boolean;
};

/** What a mail system says of a letter that it could not, or not yet, deliver (RFC 3464, and the many that are not). */
export type BounceReport = {
  /** The address, lower case, that was not reached; '' where the report does not say. */
  recipient: string;
  /** RFC 3464's, or `complained`: it was delivered, and somebody called it spam (RFC 5965). */
  action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded' | 'complained';
  /** The enhanced status (RFC 3463) such as 5.1.1; '' where the report has none. */
  status: string;
  /** Trying again is of no use: the address is dead, or refuses us. */
  permanent: boolean;
  /** With angle brackets; '' where the report does not bring the original. */
  originalMessageId: string;
};

/**
 * What the receiving mail server, where desk.yaml names one to be trusted, says of the sender:
 * - `verified`: the mail is from the domain that it says
 * - `failed`: it is not, or (`rewritten`) somebody who sends for others names an author whom nobody confirms
 * - `none`: nothing that could be relied upon
 */
export type Verdict =
  | { outcome: 'verified'; why: string }
  | { outcome: 'failed'; by: 'dmarc' | 'spf-and-dkim' | 'rewritten'; why: string }
  | { outcome: 'none'; why: string };

/** Whose Authentication-Results are believed, in mail that came to a mailbox by these doors. */
export type TrustedServer = { mailbox: string; doors: MailDoor[]; server: string };

/** Who wrote a mail, and what is known of it. */
export type Authorship = {
  author: Person;
  /** Further authors in From, and who acted for them (Sender): they take part. */
  alsoBy: Person[];
  /** Where answers are wanted, if somewhere else than with the author. */
  answersTo: Person | null;
  verdict: Verdict;
  /** The author's address is the desk's own, or a group's: no letter goes there. */
  shared: 'own-address' | 'group' | null;
};

/** A mail as the desk understands it: parsed, judged, and freed of quotes. Declared by the desk, made by mail. */
export type InboundEmail = {
  arrived: ArrivedMail;
  /** SHA-256 (hex) over From, Date, Subject and the body's parts, never over Received lines, which differ per copy. */
  contentHash: string;
  /** With angle brackets; made from the content hash where the sender gave none. */
  messageId: string;
  inReplyTo: string[];
  /** In the order of the header, oldest first. */
  references: string[];
  /** Who wrote it (see `Authorship`); without an address where the mail names none. */
  from: Person;
  authorship: Omit<Authorship, 'author'>;
  /** The From header, and Reply-To, as they stand. */
  sender: Person | null;
  replyTo: Person[];
  /** The sender's clock, which decides nothing; null where it says nothing sensible. */
  date: Date | null;
  to: Person[];
  cc: Person[];
  subject: string;
  /** Ticket numbers found as tokens in the subject: `[#1042]`. */
  subjectTokens: number[];
  /** The whole text, quotes included; made from HTML where there is no text part. */
  text: string;
  /** The HTML as it may be shown: cleaned, remote pictures off, those of the mail by `cid:`; '' where there is none. */
  html: string;
  /** What looks like marks of our letters in the addresses to which it went, and in its HTML, where letters of old bore them unseen. */
  marks: string[];
  /** What was newly written: without quotes and signature. */
  newText: string;
  /** The signature below it, legal disclaimer included; '' where there is none. */
  signature: string;
  attachments: EmailAttachment[];
  language: Language;
  kind: MailKind;
  why: string;
  /** The original sender of a mail that somebody passed on; null for every other. */
  forwardedFrom: Person | null;
  /** What a delivery report says; null for every other mail. */
  bounce: BounceReport | null;
  /** A short "thank you" without a question. */
  isThanks: boolean;
  /** The sender marked it as important (X-Priority, Importance). */
  important: boolean;
};

/** A mail that no parser could read; its source is kept all the same. */
export type UnreadableEmail = { arrived: ArrivedMail; contentHash: string; error: string };

/** What became of a mail. Every mail that is fetched ends in exactly one of these, recorded. */
export type IntakeOutcome =
  | { outcome: 'opened'; ticket: number }
  | { outcome: 'appended'; ticket: number }
  /** the same mail was here before (crash, second mailbox, resend) */
  | { outcome: 'duplicate'; ticket: number | null }
  /** a machine's answer that belongs to no ticket: kept, shown to nobody */
  | { outcome: 'filed'; ticket: number | null; why: string }
  /** an own letter that came back; nobody misses a probe of ours in the mailbox */
  | { outcome: 'dropped'; why: string; isProbe?: boolean }
  /** could not be read: kept, shown to admins */
  | { outcome: 'quarantined'; why: string };
