import type { Held } from '../../store/schema/files.ts';
import type { LetterState } from '../../store/schema/messages.ts';

/** What operators and admins read about letters under way, held files, secrets and the probe mail. */
export type WatchWords = {
  /** How a letter fares; `why` is '' where the mail server gave no reason. */
  letter: Record<LetterState, (to: string, why: string) => string>;
  letterDelayed: (recipient: string) => string;
  letterFailed: (recipient: string, status: string) => string;
  virusFound: (file: string, signature: string) => string;
  /** A file's name in the conversation; `signature` is '' where it is not known any more. */
  heldFile: Record<Held, (name: string, signature: string) => string>;
  /** The page that answers a link to a file that is not handed out. */
  heldPage: Record<Held, string>;
  /** Why a mail is not handed out as it came: of the files in it, the worst. */
  heldMail: Record<Held, string>;
  linkExpired: string;
  fileGone: string;
  /** What no longer works without a secret. */
  stops: { slack: string; teams: string; smtp: string; mailbox: (address: string) => string };
  noticeTitles: Record<WatchNotice, string>;
  noticeTexts: Record<WatchNotice, string>;
  noticeFacts: Record<'file' | 'virus' | 'secret' | 'certificate' | 'expires' | 'left' | 'stops', string>;
};

export const watchNotices = [
  'virus-found',
  'file-too-large',
  'secret-expiring',
  'secret-expired',
  'certificate-expiring',
  'certificate-expired',
  'probe-lost',
  'probe-back',
  'scanner-silent',
  'scanner-back',
] as const;
type WatchNotice = (typeof watchNotices)[number];
