import { cleanText, textOfHtml } from '../text.ts';
import { type Body, bodyOf } from './body.ts';
import { fromUuencode } from './decoding/transfer.ts';
import type { FilePart } from './file-part.ts';
import { type HeaderLine, isMail, parseHead } from './header-block.ts';
import { type Part, parseParts } from './part.ts';
import { mendSource } from './source.ts';
import { signedContent } from './wrapped/signed-data.ts';
import { openTnef } from './wrapped/tnef.ts';

/** `subject` is the header as it stands: the envelope's, or that of the mail in it which counts. */
export type MimeMail = { headers: HeaderLine[]; subject: string } & Body;

/** Envelopes in envelopes: signed, and signed again on the way. */
const envelopesAtMost = 3;
const uuFilesAtMost = 20;

/**
 * Takes a mail apart into headers, text, HTML and files, with the envelopes opened that only some programs can open:
 * winmail.dat, opaquely signed mails, files written into the text.
 *
 * @throws with the reason when it is no mail, or larger than anyone means in earnest
 */
export function readMime(source: Uint8Array): MimeMail {
  const mended = mendSource(source);
  if (!isMail(parseHead(mended).headers)) throw new Error('it has no headers of a mail');
  return open(mended, 0);
}

function open(source: Buffer, level: number): MimeMail {
  const root = parseParts(source);
  let body = withoutArmour(withoutUuencode(bodyOf(root)));
  const files: FilePart[] = [];
  for (const file of body.files) {
    const tnef = isTnef(file) ? openTnef(file.content) : null;
    const signed = level < envelopesAtMost && isOpaque(file) ? signedContent(file.content) : null;
    if (tnef) {
      body = withText(body, { text: tnef.text, html: tnef.html });
      files.push(...tnef.files.map(inner => ({ ...inner, disposition: 'attachment', method: '' })));
      // An envelope in which nothing was found stays a file.
      if (tnef.files.length === 0 && tnef.text === '' && tnef.html === '') files.push(file);
    } else if (signed && isMail(parseHead(signed).headers)) {
      const inner = open(signed, level + 1);
      body = withSigned(body, inner, isFirst(root, file));
      files.push(...inner.files, file);
    } else files.push(file);
  }
  const mail = { headers: root.headers, subject: subjectOf(root.headers), ...body, files };
  return level < envelopesAtMost ? certified(mail, level) : mail;
}

function subjectOf(headers: HeaderLine[]): string {
  return headers.find(({ key, value }) => key === 'subject' && value !== '')?.value ?? '';
}

/**
 * Italian certified mail (posta certificata, DPR 68/2005): the provider's envelope says that something was sent, and
 * what was sent is inside, as postacert.eml. What the customer wrote, its subject and files are read from there;
 * headers, sender and Message-ID stay the envelope's, since answers and duplicates are told by these.
 */
function certified(envelope: MimeMail, level: number): MimeMail {
  const isCertified = envelope.headers.some(
    ({ key, value }) => key === 'x-trasporto' && value.toLowerCase() === 'posta-certificata',
  );
  const sent = isCertified
    ? envelope.files.find(({ type, name }) => type === 'message/rfc822' || /^postacert\.eml$/i.test(name))
    : undefined;
  if (!sent || !isMail(parseHead(sent.content).headers)) return envelope;
  const inside = open(sent.content, level + 1);
  return { ...inside, headers: envelope.headers, subject: inside.subject || envelope.subject };
}

/** A mail that says something keeps to it; else what is in the envelope is what it says. */
function withText(body: Body, inner: { text: string; html: string }): Body {
  return {
    ...body,
    text: body.text || cleanText(inner.text).trim() || textOfHtml(inner.html),
    html: body.html || inner.html,
  };
}

/** What was signed is what was written; a gateway's note beside it, or a person's words above it, stay where they are. */
function withSigned(body: Body, inner: Body, isAbove: boolean): Body {
  const ordered = (outer: string, signed: string, between: string) =>
    (isAbove ? [signed, outer] : [outer, signed]).filter(said => said !== '').join(between);
  const signed = cleanText(inner.text).trim() || textOfHtml(inner.html);
  return {
    ...body,
    text: ordered(body.text, signed, '\n\n'),
    html: body.html === '' && body.text !== '' ? '' : ordered(body.html, inner.html, '\n<hr>\n'),
  };
}

function isFirst(part: Part, file: FilePart): boolean {
  const [first] = part.children;
  return first ? isFirst(first, file) : part.content === file.content;
}

function isTnef({ type, name }: FilePart): boolean {
  return /^application\/(vnd\.)?ms-tnef$/.test(type) || /^win(mail)?\.dat$/i.test(name);
}

/** Not an Italian invoice (`fattura.xml.p7m`), which is a document that somebody signed. */
function isOpaque({ type, name }: FilePart): boolean {
  return /^application\/(x-)?pkcs7-mime$/.test(type) ? name === '' || isSmime(name) : isSmime(name);
}

function isSmime(name: string): boolean {
  return /^smime\.p7m$/i.test(name);
}

function withoutUuencode(body: Body): Body {
  if (!body.text.includes('begin ')) return body;
  let { text } = body;
  const files = [...body.files];
  for (let count = 0; count < uuFilesAtMost; count++) {
    const found = fromUuencode(text);
    if (!found) break;
    text = text.slice(0, found.from) + text.slice(found.to);
    const { name, content } = found;
    files.push({
      name,
      content,
      type: 'application/octet-stream',
      contentId: '',
      disposition: 'attachment',
      method: '',
    });
  }
  return { ...body, text: text.trim(), files };
}

const begins = '-----BEGIN PGP SIGNED MESSAGE-----\n';
const ends = '\n-----BEGIN PGP SIGNATURE-----\n';
const closes = '-----END PGP SIGNATURE-----';

/** A text that was signed in the old way of PGP, without the signature's letters (RFC 4880, 7). */
function withoutArmour(body: Body): Body {
  const { text } = body;
  const begin = text.indexOf(begins);
  const headEnd = text.indexOf('\n\n', begin);
  const end = text.indexOf(ends, headEnd);
  const close = text.indexOf(closes, end);
  if (begin === -1 || headEnd === -1 || end === -1 || close === -1) return body;
  const signed = text.slice(headEnd + 2, end).replace(/^- /gm, '');
  return { ...body, text: (text.slice(0, begin) + signed + text.slice(close + closes.length)).trim() };
}
