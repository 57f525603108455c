import type { ArrivedMail, InboundEmail } from '../../desk/inbound-email.ts';
import { markForm, marksInAddresses } from '../../desk/letters/message-ids.ts';
import { isOneOf } from '../../ticket/people/address.ts';
import type { Person } from '../../ticket/words.ts';
import { idsIn, messageIdIn, ownId } from '../message-id.ts';
import { addressesIn, nameIn } from './addresses/addresses.ts';
import { asPostal } from './as-postal.ts';
import { whoWrote } from './author/who-wrote.ts';
import { bounceReport } from './bounce/bounce.ts';
import { contentHash } from './content-hash.ts';
import { attachmentsOf } from './files/attachments.ts';
import { forwardedFrom } from './forwarded.ts';
import { guard } from './guard/guard.ts';
import { judgedWords } from './guard/written-words.ts';
import { type Headers, headersOf } from './headers.ts';
import { withHtml } from './html-when-asked.ts';
import { parseDate } from './mime/date.ts';
import { decodeWords } from './mime/decoding/words.ts';
import { type MimeMail, readMime } from './mime/read-mime.ts';
import type { ReadingContext } from './reading-context.ts';
import { cleanLine } from './text.ts';

const marksRead = 20;
/** Of a mail to hundreds, the first. */
const addressesRead = 100;

/** A subject is a line; the source keeps what is longer. */
const subjectLength = 20_000;

/**
 * Makes an `InboundEmail` of a mail's source: takes it apart, judges what it is, frees what was newly written from
 * quotes. Takes as long as it takes: `readEmail` sees to the bounds.
 *
 * @throws with the reason when it is no mail
 */
export function understand(arrived: ArrivedMail, context: ReadingContext): InboundEmail {
  const mime = readMime(arrived.source);
  const { text, html: markup } = mime;
  const headers = headersOf(mime.headers);
  const subject = cleanLine(decodeWords(mime.subject.slice(0, subjectLength)));
  const attachments = attachmentsOf(mime.files, markup);
  const [fromLine, date] = [headers.first('from'), headers.first('date')];
  const hash = contentHash({ from: fromLine, date, subject, text, html: markup, attachments });
  const messageId = messageIdIn(headers.first('message-id')) ?? ownId(hash);
  const sender = addressesOf(mime, 'from')[0] ?? addressesIn(headers.first('sender'))[0] ?? null;
  const to = addressesOf(mime, 'to');
  const replyTo = addressesIn(headers.first('reply-to'));
  const { author, ...authorship } = whoWrote({ lines: mime.headers, headers }, arrived, context);
  // An empty From (`<>`) keeps its name: "Mail Delivery System" says who sent it.
  const unaddressed = sender ? '' : nameIn(fromLine);
  const from = author.address === '' ? { name: unaddressed, address: '' } : author;
  const answered = replyTo.find(({ address }) => !isOneOf(context.ownAddresses, address)) ?? from;
  const { newText: written, signature, language, ...words } = judgedWords(text, subject, sender?.name);
  const postal = asPostal(mime, { subject, from: sender, to });
  const { kind, why } = guard({
    headers,
    subject,
    sender: { name: sender?.name ?? unaddressed, address: sender?.address ?? '' },
    fromAddress: answered.address,
    envelopeFrom: arrived.envelopeFrom,
    messageId,
    written,
    text,
    parts: postal.attachments,
    context,
  });
  return withHtml(markup, {
    arrived,
    contentHash: hash,
    messageId,
    inReplyTo: idsIn(headers.get('in-reply-to')),
    references: idsIn(headers.get('references')),
    from,
    authorship,
    sender,
    replyTo,
    date: parseDate(date),
    to,
    cc: addressesOf(mime, 'cc'),
    subject,
    subjectTokens: ticketsNamedIn(subject),
    text,
    marks: [...marksInAddresses(addressedTo(mime, arrived)), ...marksIn(markup)],
    newText: written,
    signature,
    attachments,
    language,
    kind,
    why,
    forwardedFrom: forwardedFrom(subject, text, attachments),
    bounce: kind === 'bounce' ? bounceReport(postal, text) : null,
    isThanks: kind === 'request' && words.isThanks && attachments.every(({ inline }) => inline),
    important: isImportant(headers),
  });
}

/** The numbers of tickets that a subject names, as in `[#1042]`. */
function ticketsNamedIn(subject: string): number[] {
  return [...subject.matchAll(/\[#(\d{1,9})\]/g)].map(match => Number(match[1]));
}

/** Whoever quotes a hundred letters means one of the first. */
function marksIn(markup: string): string[] {
  return [...new Set(markup.match(markForm))].slice(0, marksRead);
}

/** Where mail systems write to whom a mail was delivered, besides those whom its sender names. */
const deliveredTo = [
  'to',
  'cc',
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-delivered-to',
];

/** Every address to which it went: the envelope's where the door knows it, and those in its head. */
function addressedTo(mime: MimeMail, { envelopeTo = [] }: ArrivedMail): string[] {
  return [
    ...envelopeTo,
    ...deliveredTo.flatMap(name => addressesOf(mime, name)).map(({ address }) => address),
  ].slice(0, addressesRead);
}

/** Programs call it by different names, and the first that is there counts. */
function isImportant(headers: Headers): boolean {
  const names = ['x-priority', 'importance', 'x-msmail-priority', 'priority'];
  return /^(1|2|high|urgent)/i.test(names.map(name => headers.first(name)).find(said => said !== '') ?? '');
}

function addressesOf({ headers }: MimeMail, name: string): Person[] {
  return headers.filter(({ key }) => key === name).flatMap(({ value }) => addressesIn(value));
}
