import type { RetentionClass } from '../../ticket/erasing/retention.ts';
import type { Language } from '../../ticket/words.ts';

/** What the pages about the desk say of it: everything stands in desk.yaml. */
export type AboutFacts = {
  name: string;
  /** Who is responsible for the data; '' where nobody is named. */
  controller: string;
  /** The house's own privacy notice; null where there is none. */
  privacyNotice: string | null;
  mailboxes: string[];
  phone: string;
  /** When somebody works. */
  hours: Record<Language, string>;
  chats: ('Slack' | 'Microsoft Teams')[];
  scansFiles: boolean;
  /** Customers follow their requests on pages of their own, which need cookies. */
  hasPortal: boolean;
  /** Whether each request gets an automatic receipt. */
  receipts: boolean;
  /** By priority, its promises in words. */
  promises: {
    priority: Record<Language, string>;
    claim: Record<Language, string>;
    resolve: Record<Language, string>;
  }[];
  /** For how long an answer reopens a request. */
  reopens: Record<Language, string>;
  /** After how long what is kept goes by itself, by its class; null: not at all. */
  retention: Record<RetentionClass, Record<Language, string> | null>;
  /** For how long the law has the desk keep accepted quotes, and requests with reporting duties. */
  keptByLaw: Record<'quotes' | 'duties', Record<Language, string>>;
};

/** A part of a page: sentences, a list, or a table with its head. */
export type Part = {
  title: string;
  text?: string[];
  link?: { href: string; label: string };
  list?: string[];
  table?: { head: string[]; rows: string[][] };
};

/** A page in one language. */
export type AboutPage = { title: string; lead: string; parts: Part[] };
