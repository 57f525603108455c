import { saysNothing } from '../../../written.ts';
import { cleanText, textOfHtml } from '../text.ts';
import { isStub, saysTheSame } from './alternatives.ts';
import { invitationText } from './calendar.ts';
import { withoutDataPictures } from './data-pictures.ts';
import { decodeText } from './decoding/charset.ts';
import { flowed } from './decoding/flowed.ts';
import type { FilePart } from './file-part.ts';
import type { Part } from './part.ts';

export type Body = { text: string; html: string; files: FilePart[] };

type Said = { kind: 'plain' | 'html'; text: string };
type Gathered = { said: Said[]; markup: string[]; files: FilePart[]; calendars: string[] };
type Place = { inAlternative: boolean };

/** Text beyond this is not read; the source keeps it. */
const saidAtMost = 2_000_000;
/** Plain texts of one alternative beyond the first. */
const furtherAtMost = 5;

/**
 * What a mail says, and the files it brings. Of alternatives the plain text counts where it says anything, else the
 * HTML; texts one after the other (a list's footer, Apple's pieces around a picture) all count; a mail inside the mail
 * is a file; an invitation is a file, and the text where there is no other.
 */
export function bodyOf(root: Part): Body {
  const gathered = gather(root, { inAlternative: false }, true);
  const text = runsOf(gathered.said)
    .map(({ kind, text }) => (kind === 'plain' ? cleanText(text).trim() : textOfHtml(text)))
    .filter(said => said !== '')
    .join('\n\n');
  const invitation =
    text === '' ? (gathered.calendars.map(invitationText).find(said => said !== '') ?? '') : '';
  return {
    text: cleanText(text || invitation).trim(),
    html: gathered.markup.join('\n<hr>\n'),
    files: gathered.files,
  };
}

/** Pieces of one kind in a row are one: a thousand pieces of HTML are not worth a thousand parsers. */
function runsOf(said: Said[]): Said[] {
  const runs: { kind: Said['kind']; texts: string[] }[] = [];
  for (const { kind, text } of said) {
    const last = runs.at(-1);
    if (last?.kind === kind) last.texts.push(kind === 'plain' ? text.trim() : text);
    else runs.push({ kind, texts: [kind === 'plain' ? text.trim() : text] });
  }
  return runs.map(({ kind, texts }) => ({
    kind,
    text: texts.filter(text => text !== '').join(kind === 'plain' ? '\n\n' : '\n<br><br>\n'),
  }));
}

function gather(part: Part, place: Place, mayBegin: boolean): Gathered {
  if (part.children.length > 0) {
    const inside = {
      inAlternative: part.type === 'multipart/alternative',
    };
    const pieces: Gathered[] = [];
    let isBegun = !mayBegin;
    for (const child of part.children) {
      const piece = gather(child, inside, !isBegun);
      isBegun ||= !isSilent(piece);
      pieces.push(piece);
    }
    return part.type === 'multipart/alternative' ? best(pieces) : together(pieces);
  }
  const none: Gathered = { said: [], markup: [], files: [], calendars: [] };
  if (isBody(part, place, mayBegin)) {
    const isHtml = part.type === 'text/html' || looksLikeHtml(part);
    const { html, pictures } = isHtml
      ? withoutDataPictures(part.content)
      : { html: part.content, pictures: [] };
    const text = textOfPart({ ...part, content: html });
    const kind = isHtml ? 'html' : 'plain';
    return { ...none, said: [{ kind, text }], markup: isHtml ? [text] : [], files: pictures };
  }
  const isCalendar = part.type === 'text/calendar' || part.type === 'application/ics';
  return {
    ...none,
    files: part.content.length > 0 || part.fileName !== '' ? [fileOf(part)] : [],
    calendars: isCalendar ? [decodeText(part.content, part.parameters.get('charset') || 'utf-8')] : [],
  };
}

function isSilent({ said }: Gathered): boolean {
  return said.every(({ text }) => saysNothing(text));
}

function together(pieces: Gathered[]): Gathered {
  return {
    said: pieces.flatMap(({ said }) => said),
    markup: pieces.flatMap(({ markup }) => markup),
    files: pieces.flatMap(({ files }) => files),
    calendars: pieces.flatMap(({ calendars }) => calendars),
  };
}

/**
 * Of the same thing said several times, the plainest that says anything; the HTML stays for showing. What a further plain
 * text says that the first does not is not lost, and one that only says that HTML is needed says nothing.
 */
function best(pieces: Gathered[]): Gathered {
  const all = together(pieces);
  const isPlain = ({ said }: Gathered) =>
    said.some(({ kind, text }) => kind === 'plain' && !saysNothing(text));
  const plain = pieces.filter(isPlain);
  const others = pieces.filter(piece => !isSilent(piece) && !plain.includes(piece));
  const telling = plain.filter(piece => !isStub(textIn(piece), () => others.map(textIn).join('\n')));
  const [chosen, ...more] = telling.length > 0 ? telling : [...others, ...plain];
  const said = [...(chosen?.said ?? [])];
  for (const piece of telling.length > 0 ? more.slice(0, furtherAtMost) : [])
    if (!saysTheSame(said.map(({ text }) => text).join('\n'), textIn(piece))) said.push(...piece.said);
  return {
    ...all,
    said,
    markup: pieces.find(({ markup }) => markup.length > 0)?.markup ?? [],
  };
}

function textIn({ said }: Gathered): string {
  return said.map(({ kind, text }) => (kind === 'plain' ? text : textOfHtml(text))).join('\n');
}

/** Text is the body unless it is sent as a file: said so, or named and below other text. */
function isBody(part: Part, place: Place, mayBegin: boolean): boolean {
  if (part.type !== 'text/plain' && part.type !== 'text/html' && part.type !== 'text/enriched') return false;
  if (part.disposition === 'attachment') return false;
  return part.fileName === '' || place.inAlternative || mayBegin;
}

function textOfPart(part: Part): string {
  const declared =
    part.parameters.get('charset') || (part.type === 'text/html' ? metaCharset(part.content) : '');
  const text = decodeText(part.content.subarray(0, saidAtMost), declared);
  if (part.type === 'text/enriched')
    return text.replace(/<<|<[^<>]{0,200}>/g, tag => (tag === '<<' ? '<' : ''));
  if (!/^flowed$/i.test(part.parameters.get('format') ?? '')) return text;
  return flowed(text, /^yes$/i.test(part.parameters.get('delsp') ?? ''));
}

function metaCharset(html: Buffer): string {
  return /<meta[^>]{0,200}charset=["']?([\w-]+)/i.exec(html.subarray(0, 2000).toString('latin1'))?.[1] ?? '';
}

/** Programs that send HTML and declare nothing. */
function looksLikeHtml({ headers, content }: Part): boolean {
  const isDeclared = headers.some(({ key }) => key === 'content-type');
  return !isDeclared && /^\W*(<!doctype html|<html[\s>])/i.test(content.subarray(0, 200).toString('latin1'));
}

function fileOf(part: Part): FilePart {
  return {
    name: part.fileName,
    type: part.type,
    content: part.content,
    contentId: part.contentId,
    disposition: part.disposition,
    method: (part.parameters.get('method') ?? '').toUpperCase(),
  };
}
