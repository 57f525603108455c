import type { MailKind } from '../desk/inbound-email.ts';
import type { Headers } from './headers.ts';
import type { ReadingContext } from './read-email.ts';

type Facts = {
  headers: Headers;
  subject: string;
  fromAddress: string;
  envelopeFrom: string | undefined;
  messageId: string;
  hasDeliveryReport: boolean;
  context: ReadingContext;
};

type Check = { kind: MailKind; why: (facts: Facts) => string | null };

/** The header that our letters carry, so that one that comes back is known even if its Message-ID was rewritten. */
export const loopHeader = 'X-Sportello-Loop';

const outOfOffice =
  /^(re:\s*)?(risposta automatica|fuori (sede|ufficio)|assenza dall.ufficio|sono assente|out of (the )?office|automatic reply|auto(matic)?[ -]?(reply|response)|autoreply)\b/i;
const daemon = /^(mailer-daemon|postmaster|mail-daemon)@/i;

/**
 * What a mail is, by the first check that says so (RFC 3834, and the marks that mail systems use beside it). Whoever
 * is not caught here is a person.
 */
const checks: Check[] = [
  {
    kind: 'own',
    why: ({ headers, messageId, context }) =>
      headers.has(loopHeader.toLowerCase()) && context.isOwnMessageId(messageId)
        ? 'one of our own letters came back'
        : null,
  },
  {
    kind: 'own',
    why: ({ fromAddress, context }) =>
      context.ownAddresses.includes(fromAddress) ? 'the sender is one of our own mailboxes' : null,
  },
  {
    kind: 'bounce',
    why: ({ headers, hasDeliveryReport }) =>
      hasDeliveryReport || /report-type="?delivery-status/i.test(headers.get('content-type'))
        ? 'a delivery report (RFC 3464)'
        : null,
  },
  {
    kind: 'bounce',
    why: ({ fromAddress, headers }) =>
      daemon.test(fromAddress) || headers.has('x-failed-recipients') ? 'sent by a mail system' : null,
  },
  {
    kind: 'auto-reply',
    why: ({ headers }) => {
      const value = headers.get('auto-submitted').toLowerCase();
      return value.startsWith('auto-replied') || value.startsWith('auto-notified')
        ? `Auto-Submitted: ${value}`
        : null;
    },
  },
  {
    kind: 'auto-reply',
    why: ({ headers }) =>
      [
        'x-autoreply',
        'x-autorespond',
        'x-autoresponder',
        'x-autoreply-from',
        'x-mail-autoreply',
        'x-ms-exchange-inbox-rules-loop',
      ].find(name => headers.has(name)) ?? null,
  },
  {
    kind: 'auto-reply',
    why: ({ headers }) => (/auto_?reply/i.test(headers.get('precedence')) ? 'Precedence: auto_reply' : null),
  },
  {
    kind: 'auto-reply',
    why: ({ subject }) => (outOfOffice.test(subject) ? `the subject says so: ${subject.slice(0, 60)}` : null),
  },
  {
    kind: 'auto-reply',
    why: ({ headers }) =>
      /report-type="?disposition-notification/i.test(headers.get('content-type')) ? 'a read receipt' : null,
  },
  {
    kind: 'list',
    why: ({ headers }) =>
      headers.has('list-id') || headers.has('list-unsubscribe') ? 'from a mailing list' : null,
  },
  {
    kind: 'list',
    why: ({ headers }) => (/^list$/i.test(headers.get('precedence')) ? 'Precedence: list' : null),
  },
  {
    kind: 'machine',
    why: ({ headers }) => {
      const value = headers.get('auto-submitted').toLowerCase();
      return value !== '' && value !== 'no' ? `Auto-Submitted: ${value}` : null;
    },
  },
  {
    kind: 'machine',
    why: ({ headers }) =>
      /^(bulk|junk)$/i.test(headers.get('precedence')) ? `Precedence: ${headers.get('precedence')}` : null,
  },
  {
    kind: 'machine',
    why: ({ headers }) =>
      /\b(all|autoreply|oof)\b/i.test(headers.get('x-auto-response-suppress'))
        ? 'X-Auto-Response-Suppress'
        : null,
  },
  {
    kind: 'machine',
    why: ({ envelopeFrom }) => (envelopeFrom === '' ? 'sent with an empty return path' : null),
  },
  {
    kind: 'machine',
    why: ({ fromAddress }) => (fromAddress === '' ? 'it has no sender that could be written to' : null),
  },
];

/** @returns what the mail is, and why */
export function guard(facts: Facts): { kind: MailKind; why: string } {
  for (const { kind, why } of checks) {
    const reason = why(facts);
    if (reason !== null) return { kind, why: reason };
  }
  return { kind: 'request', why: 'written by a person' };
}
