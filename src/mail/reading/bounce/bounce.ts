import type { Attachment, Email } from 'postal-mime';
import type { BounceReport } from '../../../desk/inbound-email.ts';
import { idsIn } from '../../message-id.ts';
import { type Headers, headersOf } from '../headers.ts';
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

/** What of a report is looked at more than once. */
type Evidence = {
  email: Email;
  headers: Headers;
  subject: string;
  /** The readable text, with what is quoted. */
  all: string;
  /** The reporter's own words, without the letter below them. */
  words: string;
  /** The machine-readable part; '' where there is none. */
  report: string;
  /** A recipient's complaint by a feedback loop (RFC 5965); '' where it is none. */
  complaint: string;
  /** Of certified mail; '' elsewhere. */
  certificate: string;
  /** The head of the letter that came back. */
  original: ReturnType<typeof headOf>;
};

function reportOf(email: Email, text: string): BounceReport {
  const seen = evidenceIn(email, text);
  const originalMessageId = originalMessageIdIn(seen);
  const isOther = othersThan(email, originalMessageId);
  if (seen.complaint === '') return { ...failureIn(seen, isOther), originalMessageId };
  const recipient =
    addressIn(fieldOf(seen.complaint, 'Original-Rcpt-To')) ||
    addressIn(seen.original.get('to')) ||
    recipientIn(seen.words, isOther);
  return { recipient, action: 'complained', status: '', permanent: false, originalMessageId };
}

function evidenceIn(email: Email, text: string): Evidence {
  const { attachments } = email;
  const part = (type: RegExp) => contentOf(attachments.find(({ mimeType }) => type.test(mimeType)));
  const returned = part(returnedTypes) || contentOf(attachments.find(isReturnedHead));
  const all = text.slice(0, readAtMost);
  return {
    email,
    headers: headersOf(email.headers),
    subject: email.subject ?? '',
    all,
    words: ownWords(all),
    report: contentOf(attachments.find(isReport)),
    complaint: part(/^message\/feedback-report$/i),
    certificate: contentOf(attachments.find(({ filename }) => /daticert\.xml$/i.test(filename ?? ''))),
    original: headOf(returned),
  };
}

/** The surest place first: the letter that came back names itself; a report's References may name others. */
function originalMessageIdIn({ original, report, headers, complaint, all }: Evidence): string {
  const places = [
    original.get('message-id'),
    originalIdField(report),
    headers.get('x-riferimento-message-id'),
    complaint && fieldOf(complaint, 'Original-Message-ID'),
    quotedId(all),
    envelopeIdField(report),
    headers.get('in-reply-to'),
  ];
  const named = places.map(value => idsIn(value)[0] ?? '').find(id => id !== '');
  return named ?? idsIn(headers.get('references')).at(-1) ?? '';
}

/** Addresses that a report bears and that are not the recipient who failed. */
function othersThan(email: Email, originalMessageId: string): (address: string) => boolean {
  const others = [...(email.to ?? []), ...(email.from ? [email.from] : [])].map(({ address }) =>
    address?.toLowerCase(),
  );
  return address =>
    others.includes(address) ||
    /^(mailer-daemon|postmaster|abuse|postmaster-\w+)@/.test(address) ||
    originalMessageId.toLowerCase().includes(address);
}

function failureIn(
  { headers, subject, all, words, report, certificate, original }: Evidence,
  isOther: (address: string) => boolean,
): Omit<BounceReport, 'originalMessageId'> {
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
  const toldIn = said ? `${said.words}\n${reasonIn(said.words) ? '' : words}` : reason;
  return { recipient, action, status, permanent: action === 'failed' && isPermanent(status, toldIn) };
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
