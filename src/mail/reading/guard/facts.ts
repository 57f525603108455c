import type { Attachment } from 'postal-mime';
import type { MailKind } from '../../../desk/inbound-email.ts';
import { idsIn } from '../../message-id.ts';
import type { Headers } from '../headers.ts';
import type { ReadingContext } from '../reading-context.ts';

/** What the guard looks at. */
export type Facts = {
  headers: Headers;
  subject: string;
  /** The From header as it stands; '' where there is none. */
  sender: { name: string; address: string };
  /** Whom to answer: Reply-To, else From; '' where neither is an address. */
  fromAddress: string;
  envelopeFrom: string | undefined;
  messageId: string;
  /** What was newly written, without what is quoted below. */
  written: string;
  /** The whole text, with what is quoted; '' where nobody asked for it. */
  text?: string;
  /** The parts that are not the text: attachments, reports, calendars, returned letters. */
  parts: Pick<Attachment, 'mimeType' | 'content' | 'method'>[];
  context: ReadingContext;
};

/** One named reason to hold a mail for something; null where it does not apply. */
export type Check = { kind: MailKind; why(facts: Facts): string | null };

/** The header's first word, lower case: `auto-replied (vacation); owner=x` is auto-replied. */
export function firstWord(headers: Headers, name: string): string {
  return /^[\w-]+/.exec(headers.get(name))?.[0].toLowerCase() ?? '';
}

/** Bounces, receipts and good autoresponders are sent with `MAIL FROM:<>` (RFC 5321 4.5.5, RFC 3834 3.3). */
export function hasNullPath({ envelopeFrom, headers }: Facts): boolean {
  if (envelopeFrom !== undefined) return envelopeFrom === '';
  // Sendmail and procmail write MAILER-DAEMON for it.
  return /^(<(mailer-daemon(@[^>]{0,200})?)?>\s*)+$/i.test(headers.get('return-path'));
}

/** Whether a `Precedence` says so: some mails have several, of which the first is somebody's own invention. */
export function hasPrecedence(headers: Headers, words: RegExp): boolean {
  return ['precedence', 'x-precedence'].some(name =>
    headers
      .get(name)
      .split(/[\s,;]+/)
      .some(word => words.test(word)),
  );
}

/** A person answers or forwards: programs begin their subjects otherwise. */
export function isAnswerOrForward(subject: string): boolean {
  return /^\s*(re|r|aw|sv|rif|antw|odp|res|ref|fwd?|i|wg|tr|rv|vs|vb|enc|doorst|inoltra?t?o?)\s*(\[\d+\])?\s*[:：]/i.test(
    subject,
  );
}

/** It says by its headers, in whatever way, that a program sent it. */
export function isMarked(facts: Facts): boolean {
  const { headers } = facts;
  const submitted = firstWord(headers, 'auto-submitted');
  return (
    (submitted !== '' && submitted !== 'no') ||
    hasPrecedence(headers, /^(bulk|junk|auto_?-?reply)$/i) ||
    // Programs write All. Whole firms (Cisco, Xilinx) stamp "DR, OOF, AutoReply" on what their people write.
    /^all$/i.test(headers.get('x-auto-response-suppress')) ||
    hasNullPath(facts)
  );
}

/** Whether it answers one of our letters, by its signed id. */
export function answersUs({ headers, context }: Facts): boolean {
  return [...idsIn(headers.get('in-reply-to')), ...idsIn(headers.get('references'))].some(id =>
    context.isOwnMessageId(id),
  );
}
