import type { Refusal } from '../../ticket/refusals.ts';
import type { Category, Language, Origin, Priority, Status } from '../../ticket/words.ts';
import type { CommandName } from '../commands/typed-command.ts';
import type { AuthorWords } from './author-words.ts';
import type { ClockWords } from './clock-words.ts';
import { english } from './english.ts';
import type { FileWords } from './file-words.ts';
import { italian } from './italian.ts';
import type { MailWords } from './mail-words.ts';
import type { PeopleWords } from './people-words.ts';
import { type WatchWords, watchNotices } from './watch-words.ts';

/** Everything that operators read, in one language. A sentence that lacks in one is a type error. */
export type Words = {
  author: AuthorWords;
  clock: ClockWords;
  mail: MailWords;
  watch: WatchWords;
  people: PeopleWords;
  files: FileWords;
  locale: string;
  /** luxon format of an instant on a card: weekday, day, month, time */
  instant: string;
  status: Record<Status, string>;
  waitingSince: (since: string) => string;
  category: Record<Category, string>;
  priority: Record<Priority, string>;
  language: Record<Language, string>;
  origin: Record<Origin, string>;
  facts: {
    language: string;
    category: string;
    priority: string;
    assignee: string;
    resolution: string;
  };
  unclassified: string;
  noPriority: string;
  /** No priority, but its deadline is counted by this one. */
  countsAs: (priority: string) => string;
  nobody: string;
  age: (age: string) => string;
  justNow: string;
  duration: (days: number, hours: number, minutes: number) => string;
  times: (arrived: string, age: string, updated: string) => string;
  noSubject: string;
  suggestion: (what: string, why: string) => string;
  /** Why a rule of desk.yaml fits. */
  reasons: { word: (word: string) => string; sender: (sender: string) => string; important: string };
  notices: {
    /** its category has no deadlines */
    unpromised: string;
    machine: string;
    backlog: string;
    linked: (token: string) => string;
    lost: (token: string) => string;
    /** On the card that stays behind in a channel which the desk has left. */
    moved: string;
  };
  buttons: Record<ButtonName | 'assign', string>;
  forms: Record<
    | 'classify'
    | 'ask-clarification'
    | 'reply'
    | 'close'
    | 'reassign'
    | 'reopen'
    | 'note'
    | 'language'
    | 'extend'
    | 'relate',
    FormWords
  >;
  fields: {
    category: string;
    priority: string;
    operator: string;
    language: string;
    choose: string;
    optional: string;
    noPriority: string;
    amount: string;
    hours: (count: number) => string;
    days: (count: number) => string;
  };
  cancel: string;
  /** Leaves the conversation; not "close", which is what one does to a ticket. */
  back: string;
  /** Teams greets the channel in which it was installed. */
  greeting: string;
  /** To a team that adds the app while another has it. */
  elsewhere: string;
  /** To a private or shared channel that adds the app while another has it; `id` is the channel's. */
  otherChannel: (id: string) => string;
  /** A client too old for Action.Execute can show nothing to one person alone. */
  oldClient: string;
  preview: { title: string; intro: string; to: string; subject: string; send: string; back: string };
  conversation: {
    title: (token: string) => string;
    recorded: string;
    older: string;
    newer: string;
    customer: string;
    letter: string;
    automaticLetter: string;
    machine: string;
    note: string;
    empty: string;
    original: string;
  };
  held: Record<
    | 'machine'
    | 'backlog'
    | 'own-address'
    | 'group'
    | 'no-address'
    | 'unverified'
    | 'unanswerable'
    | 'undeliverable'
    | 'complaint'
    | 'too-many',
    string
  >;
  done: Record<Exclude<ButtonName, 'open' | 'why'>, string>;
  alreadySent: string;
  refusals: { [R in Refusal['reason']]: (refusal: Extract<Refusal, { reason: R }>) => string };
  stale: (what: string) => string;
  staleForm: (what: string) => string;
  stranger: string;
  unknownTicket: string;
  /** A button of a request that was lost with the state of the database that knew it. */
  lostRequest: string;
  /** A card that shows more than the database knows: an older state of it was put back. */
  lostState: string;
  tryLater: string;
  badInput: string;
  /** Lines of a thread: who did what. `who` carries the platform: "Anna Rossi (Slack)". */
  lines: {
    began: (who: string) => string;
    received: (who: string) => string;
    answered: (who: string) => string;
    thanked: (who: string) => string;
    automatic: (who: string) => string;
    claimed: (who: string) => string;
    claimedTold: (who: string) => string;
    claimedHeld: (who: string, why: string) => string;
    classified: (who: string, what: string) => string;
    clarification: (who: string) => string;
    replied: (who: string) => string;
    closed: (who: string) => string;
    released: (who: string) => string;
    reassigned: (who: string, to: string) => string;
    reopened: (who: string, why: string) => string;
    reopenedByCustomer: (who: string) => string;
    note: (who: string, text: string) => string;
    opened: (who: string) => string;
    attachment: (who: string, name: string) => string;
    language: (who: string, language: string) => string;
    letterFailed: (why: string) => string;
    /** `told`: '' for everybody in the channel */
    escalated: (what: string, told: string) => string;
    onCallTold: (told: string) => string;
    acknowledged: (who: string) => string;
    extended: (who: string, what: string, length: string, why: string) => string;
    reminded: string;
    closedSilent: string;
  };
  customer: string;
  deskItself: string;
  commands: {
    /** The word by which a command goes in this language, and what it shows. */
    names: Record<CommandName, string>;
    helps: Record<Exclude<CommandName, 'help'>, string>;
    helpNumber: string;
    otherLanguage: string;
    notUnderstood: (words: string) => string;
    perhaps: (command: string) => string;
    helpTitle: string;
    mine: string;
    mineEmpty: string;
    queue: string;
    queueEmpty: string;
    late: string;
    lateEmpty: string;
    notFound: (words: string) => string;
    whyWhich: (command: string) => string;
    open: string;
  };
  home: { title: string; intro: (name: string) => string };
  noticeTitles: Record<NoticeSubject, string>;
  noticeTexts: Record<NoticeSubject, string>;
  noticeFacts: Record<string, string>;
};

type ButtonName =
  | keyof Words['forms']
  | 'claim'
  | 'accept-suggestion'
  | 'release'
  | 'open'
  | 'acknowledge'
  | 'take-over'
  | 'why'
  | 'merge-suggested'
  | 'let-in'
  | 'vouch'
  | 'recall'
  | 'resend';

export type FormWords = { title: string; intro: string; label: string; placeholder: string; submit: string };

/** What the admins' cards are about. */
export const noticeSubjects = [
  'unreadable-mail',
  'failed-effect',
  'blocked-effect',
  'late-effect',
  'channel-left',
  'letter-refused',
  'machine-mail',
  'complaint',
  'mailbox-silent',
  'mailbox-back',
  'older-database',
  ...watchNotices,
] as const;
export type NoticeSubject = (typeof noticeSubjects)[number];

export function wordsIn(language: Language): Words {
  return language === 'it' ? italian : english;
}

/** What stops without a secret, by what desk.yaml says that it is for. */
export function stopsInWords({ watch: { stops } }: Words, use: string): string {
  return use === 'slack' || use === 'teams' || use === 'smtp' ? stops[use] : stops.mailbox(use);
}

/** Why an automatic letter was not sent; the gate's reason as it stands in the database. */
export function heldInWords(words: Words, why: string | null): string {
  const reasons: Record<string, string> = words.held;
  return reasons[why ?? ''] ?? why ?? '';
}
