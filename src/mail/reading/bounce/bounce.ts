import type { Attachment, Email } from 'postal-mime';
import type { BounceReport } from '../../../desk/intake/inbound-email.ts';
import { idsIn } from '../../message-id.ts';
import { headersOf } from '../headers.ts';
import { deliveryStatus, envelopeIdField, originalIdField } from './delivery-status.ts';
import { headOf, quotedId, quotedTo, returnedTypes } from './original.ts';
import { actionIn, addressIn, anyAddressIn, ownWords, recipientIn } from './prose.ts';
import { reportInside } from './report-inside.ts';
import { isPermanent, reasonIn, statusIn } from './status.ts';

/** A report is short; a returned letter may have any length, and is not read to its end. */
const readAtMost = 300_000;

/** A report that was wrapped stands in the first files or in none. */
const filesLookedInto = 10;

/** `errore` in the daticert.xml of certified mail (D.M. 2 November 2005) as RFC 3463 would say it. */
const pecErrors: Record<string, string> = { 'no-dest': '5.1.1', 'no-dominio': '5.1.2', virus: '5.7.1' };

/**
 * What a delivery report says, standard (RFC 3464, 6533, 5965) or not: of the recipient that failed, if there are
 * several. Never throws, and takes time only in proportion to the mail.
 *
 * @param text the mail's readable text
 */
export function bounceReport(email: Email, text: string): BounceReport {
  const inside = email.attachments.some(isReport)
    ? undefined
    : email.attachments
        .slice(0, filesLookedInto)
        .map(reportInside)
        .find(found => found !== null);
  return inside
    ? reportOf({ ...email, attachments: inside.attachments }, inside.text)
    : reportOf(email, text);
}

function reportOf(email: Email, text: string): BounceReport {
  const part = (type: RegExp) => contentOf(email.attachments.find(({ mimeType }) => type.test(mimeType)));
  const report = contentOf(email.attachments.find(isReport));
  const complaint = part(/^message\/feedback-report$/i);
  const returned = part(returnedTypes) || contentOf(email.attachments.find(isReturnedHead));
  const original = headOf(returned);
  const headers = headersOf(email.headers);
  const certificate = contentOf(
    email.attachments.find(({ filename }) => /daticert\.xml$/i.test(filename ?? '')),
  );

  const subject = email.subject ?? '';
  const all = text.slice(0, readAtMost);
  const words = ownWords(all);
  const originalMessageId =
    [
      original.get('message-id'),
      originalIdField(report),
      headers.get('x-riferimento-message-id'),
      complaint && fieldOf(complaint, 'Original-Message-ID'),
      quotedId(all),
      envelopeIdField(report),
      headers.get('in-reply-to'),
    ]
      .map(value => idsIn(value)[0] ?? '')
      .find(id => id !== '') ??
    idsIn(headers.get('references')).at(-1) ??
    '';

  const others = [...(email.to ?? []), ...(email.from ? [email.from] : [])].map(({ address }) =>
    address?.toLowerCase(),
  );
  const isOther = (address: string) =>
    others.includes(address) ||
    /^(mailer-daemon|postmaster|abuse|postmaster-\w+)@/.test(address) ||
    originalMessageId.toLowerCase().includes(address);

  if (complaint) {
    const recipient =
      addressIn(fieldOf(complaint, 'Original-Rcpt-To')) ||
      addressIn(original.get('to')) ||
      recipientIn(words, isOther);
    return { recipient, action: 'complained', status: '', permanent: false, originalMessageId };
  }

  const said = deliveryStatus(report);
  const recipient =
    said?.recipient ||
    addressIn(headers.get('x-failed-recipients')) ||
    addressIn(/<destinatari[^>]{0,100}>\s*([^<\s]{3,400})/.exec(certificate)?.[1] ?? '') ||
    recipientIn(`${subject}\n${words}`, isOther) ||
    addressIn(original.get('to')) ||
    anyAddressIn(words, isOther) ||
    quotedTo(all.slice(words.length)) ||
    quotedTo(all);
  const receipt = headers.get('x-ricevuta').toLowerCase();
  const action =
    said?.action ?? (receipt === '' ? actionIn(said ? '' : subject, said ? '' : words) : pecAction(receipt));
  const reason = said?.words || `${subject}\n${words}`;
  const status =
    said?.status ||
    statusIn(reason) ||
    (said ? statusIn(words) : '') ||
    pecErrors[/errore="([\w-]+)"/.exec(certificate)?.[1] ?? ''] ||
    '';
  return {
    recipient,
    action,
    status,
    permanent:
      action === 'failed' &&
      isPermanent(status, said ? `${said.words}\n${reasonIn(said.words) ? '' : words}` : reason),
    originalMessageId,
  };
}

/** Refusals by Sieve and Dovecot (RFC 5429) have the fields of a read receipt. */
function isReport({ mimeType }: Attachment): boolean {
  return /^message\/((global-)?delivery-status|disposition-notification)$/i.test(mimeType);
}

function pecAction(receipt: string): BounceReport['action'] {
  // The notice beforehand comes after twelve hours; the provider goes on for twelve more.
  return receipt === 'preavviso-errore-consegna' ? 'delayed' : 'failed';
}

/** Some bring the letter's head as a text file. */
function isReturnedHead(file: Attachment): boolean {
  if (!/^(text\/plain|application\/octet-stream)$/i.test(file.mimeType)) return false;
  const head = headOf(contentOf(file));
  return head.has('message-id') && head.has('from');
}

function fieldOf(report: string, name: string): string {
  return new RegExp(`^${name}:[ \\t]*(.{1,1000})$`, 'im').exec(report)?.[1]?.trim() ?? '';
}

function contentOf(part: Attachment | undefined): string {
  if (!part) return '';
  if (typeof part.content === 'string') return part.content.slice(0, readAtMost);
  const bytes = new Uint8Array(part.content).subarray(0, readAtMost);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
