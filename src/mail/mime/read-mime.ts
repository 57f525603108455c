import { cleanText, textOfHtml } from '../text.ts';
import { type Body, bodyOf, type FilePart } from './body.ts';
import { type HeaderLine, isMail, parseHead } from './header-block.ts';
import { parseParts } from './part.ts';
import { signedContent } from './signed-data.ts';
import { mendSource } from './source.ts';
import { openTnef } from './tnef.ts';
import { fromUuencode } from './transfer.ts';

export type MimeMail = { headers: HeaderLine[] } & Body;

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
      files.push(
        ...tnef.files.map(inner => ({ ...inner, disposition: 'attachment', isRelated: false, method: '' })),
      );
      // An envelope in which nothing was found stays a file.
      if (tnef.files.length === 0 && tnef.text === '' && tnef.html === '') files.push(file);
    } else if (signed && isMail(parseHead(signed).headers)) {
      const inner = open(signed, level + 1);
      body = withText(body, inner);
      files.push(...inner.files, file);
    } else files.push(file);
  }
  return { headers: root.headers, text: body.text, html: body.html, files };
}

/** A mail that says something keeps to it; else what is in the envelope is what it says. */
function withText(body: Body, inner: { text: string; html: string }): Body {
  return {
    ...body,
    text: body.text || cleanText(inner.text).trim() || textOfHtml(inner.html),
    html: body.html || inner.html,
  };
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
      isRelated: false,
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
