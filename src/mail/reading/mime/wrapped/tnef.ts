import { decodeText } from '../decoding/charset.ts';
import { textOfCompressedRtf } from './rtf.ts';

type TnefFile = { name: string; type: string; content: Buffer; contentId: string };
export type Tnef = { subject: string; text: string; html: string; files: TnefFile[] };

const signature = 0x223e9f78;
/** What is read of an envelope (MS-OXTNEF): attributes, and in some of them lists of MAPI properties. */
const attribute = {
  subject: 0x8004,
  body: 0x800c,
  codePage: 0x9007,
  properties: 0x9003,
  renderData: 0x9002,
  title: 0x8010,
  data: 0x800f,
  fileProperties: 0x9005,
};
const property = {
  subject: 0x0037,
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  fileData: 0x3701,
  fileName: 0x3704,
  longFileName: 0x3707,
  mimeType: 0x370e,
  contentId: 0x3712,
};
const attributesAtMost = 10_000;
const propertiesAtMost = 2000;

type Value = string | Buffer | null;

/**
 * Opens the envelope that Outlook calls winmail.dat (TNEF). No package on npm is kept and small enough for it.
 *
 * @returns null where it is none, or broken before anything could be read
 */
export function openTnef(bytes: Buffer): Tnef | null {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== signature) return null;
  const found: Tnef = { subject: '', text: '', html: '', files: [] };
  let charset = '';
  let at = 6;
  for (let count = 0; count < attributesAtMost && at + 9 <= bytes.length; count++) {
    const id = bytes.readUInt16LE(at + 1);
    const length = bytes.readUInt32LE(at + 5);
    const value = bytes.subarray(at + 9, at + 9 + length);
    // Cut off: what came before is worth having.
    if (value.length < length) break;
    at += 9 + length + 2;
    const file = found.files.at(-1);
    if (id === attribute.codePage && length >= 4) charset = `cp${value.readUInt32LE(0)}`;
    else if (id === attribute.subject) found.subject ||= text(value, charset);
    else if (id === attribute.body) found.text ||= text(value, charset);
    else if (id === attribute.properties) readMessage(found, mapiProperties(value, charset), charset);
    else if (id === attribute.renderData) found.files.push(emptyFile());
    else if (file && id === attribute.title) file.name ||= text(value, charset);
    else if (file && id === attribute.data) file.content = value;
    else if (file && id === attribute.fileProperties) readFile(file, mapiProperties(value, charset));
  }
  return found;
}

function emptyFile(): TnefFile {
  return { name: '', type: '', content: Buffer.alloc(0), contentId: '' };
}

function readMessage(found: Tnef, values: Map<number, Value>, charset: string): void {
  const html = values.get(property.html);
  const rtf = values.get(property.rtf);
  found.subject ||= string(values.get(property.subject));
  found.text ||= string(values.get(property.body));
  found.html ||= html instanceof Buffer ? decodeText(html, charset) : string(html);
  if (rtf instanceof Buffer && found.text === '' && found.html === '') found.text = textOfCompressedRtf(rtf);
}

function readFile(file: TnefFile, values: Map<number, Value>): void {
  file.name = string(values.get(property.longFileName)) || file.name || string(values.get(property.fileName));
  file.type = string(values.get(property.mimeType)) || file.type;
  file.contentId = string(values.get(property.contentId)) || file.contentId;
  const data = values.get(property.fileData);
  // An embedded object begins with its 16 bytes of identifier.
  if (data instanceof Buffer && file.content.length === 0) file.content = data;
}

function string(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

function text(value: Buffer, charset: string): string {
  return decodeText(value, charset).replace(/\0+$/, '');
}

const sizes: Record<number, number> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};

function mapiProperties(bytes: Buffer, charset: string): Map<number, Value> {
  const values = new Map<number, Value>();
  try {
    readProperties(bytes, charset, values);
  } catch {
    // Cut off, or of a kind that is not known: what came before is worth having.
  }
  return values;
}

function readProperties(bytes: Buffer, charset: string, values: Map<number, Value>): void {
  const count = Math.min(bytes.readUInt32LE(0), propertiesAtMost);
  let at = 4;
  for (let index = 0; index < count; index++) {
    const type = bytes.readUInt16LE(at);
    const id = bytes.readUInt16LE(at + 2);
    at += 4;
    if (id >= 0x8000) at = afterName(bytes, at);
    const kind = type & 0x0fff;
    const fixed = sizes[kind];
    const isList = (type & 0x1000) !== 0;
    const isCounted = isList || fixed === undefined;
    const items = isCounted ? bytes.readUInt32LE(at) : 1;
    if (isCounted) at += 4;
    for (let item = 0; item < Math.min(items, propertiesAtMost); item++) {
      const length = fixed ?? bytes.readUInt32LE(at);
      const from = fixed === undefined ? at + 4 : at;
      const value = bytes.subarray(from, from + length);
      at = from + padded(length);
      if (item === 0 && !values.has(id)) values.set(id, typed(kind, value, charset));
    }
  }
}

/** Properties above 0x8000 bring their name: a set, and a number or a text. */
function afterName(bytes: Buffer, at: number): number {
  const isNumber = bytes.readUInt32LE(at + 16) === 0;
  return isNumber ? at + 24 : at + 24 + padded(bytes.readUInt32LE(at + 20));
}

function padded(length: number): number {
  return (length + 3) & ~3;
}

function typed(kind: number, value: Buffer, charset: string): Value {
  if (kind === 0x1f) return new TextDecoder('utf-16le').decode(value).replace(/\0+$/, '');
  if (kind === 0x1e) return text(value, charset);
  if (kind === 0x102) return value;
  if (kind === 0x0d) return value.subarray(16);
  return null;
}
