import { runningEndings } from './dangerous-endings.ts';

const runs = new RegExp(`\\.(?:${runningEndings.join('|')})$`, 'i');

/** `fattura.pdf.zip`, `documento.doc .exe`: an ending that wants to be taken for another. */
const doubled =
  /\.(pdf|docx?|xlsx?|pptx?|rtf|jpe?g|png|gif|mp[34])[\s._]*\.(zip|rar|7z|gz|tar|tgz|cab|arj|ace|lzh|html?|shtml|svg)$/i;

const archive = /\.(zip|jar|docx|xlsx|pptx|docm|xlsm|odt|ods)$/i;
/** Entries of an archive that are looked at. */
const entriesAtMost = 2000;
const lookedAt = 5_000_000;

/**
 * Whether a file must be held back: by its name, and by what it is whatever its name says. Nothing is unpacked: an
 * archive is judged by the names in its directory.
 */
export function isDangerous(name: string, content: Uint8Array): boolean {
  // Windows drops dots and blanks at the end, and what names a stream of the file.
  const plain = name
    .slice(-1000)
    .replace(/:+\$data$/i, '')
    .replace(/[\s.\u200B-\u200F\u202A-\u202E\u2060-\u2069]+$/, '');
  return (
    runs.test(plain) ||
    doubled.test(plain) ||
    isProgram(content) ||
    hasMacros(content) ||
    hidesProgram(plain, content)
  );
}

function isProgram(content: Uint8Array): boolean {
  const head = Buffer.from(content.subarray(0, 1024));
  const start = head.subarray(0, 8).toString('hex');
  if (/^4d5a/.test(start)) return head.length >= 64;
  // ELF, Java and fat Mach-O, Mach-O, a Windows shortcut.
  if (/^(7f454c46|cafebabe|feedfac[ef]|c[ef]faedfe|4c00000001140200)/.test(start)) return true;
  // Cabinet, compiled help, OneNote, WebAssembly, Android; then Flash.
  if (/^(4d534346|49545346|e4525c7b8cd8a74d|0061736d|6465780a)/.test(start)) return true;
  const version = head[3] ?? 0;
  if (/^(46|43|5a)5753/.test(start) && version > 0 && version < 60 && version !== 0x20) return true;
  const text = head
    .toString('latin1')
    .replace(/^(\xef\xbb\xbf)?\s+/, '')
    .toLowerCase();
  if (/^#!\s*\/|^@echo off|^<\?php|^<job\b|^<%@/.test(text)) return true;
  return /^(<!doctype (html|svg)|<html|<svg|<\?xml)/.test(text) && hasScript(content);
}

/** A page or drawing that is sent as a file and runs something when opened. */
function hasScript(content: Uint8Array): boolean {
  return /<script\b|<hta:application|\bon(load|error|click|begin)\s*=|javascript:/i.test(latin(content));
}

/** Old Office files keep macros under these names, in UTF-16; new ones are archives with a vbaProject.bin. */
function hasMacros(content: Uint8Array): boolean {
  const bytes = buffer(content);
  if (bytes.subarray(0, 4).toString('hex') === 'd0cf11e0')
    return (
      bytes.includes(Buffer.from('_VBA_PROJECT', 'utf16le')) ||
      bytes.includes(Buffer.from('Macros', 'utf16le'))
    );
  return false;
}

function hidesProgram(name: string, content: Uint8Array): boolean {
  const bytes = buffer(content);
  if (bytes.subarray(0, 4).toString('latin1') !== 'PK\x03\x04') return false;
  const isDocument = archive.test(name) && !/\.zip$/i.test(name);
  return namesIn(bytes).some(
    entry =>
      /(^|\/)vbaproject\.bin$/i.test(entry) || (!isDocument && (runs.test(entry) || doubled.test(entry))),
  );
}

/** From the central directory, which is where programs that unpack look too. */
function namesIn(bytes: Buffer): string[] {
  const names: string[] = [];
  const mark = Buffer.from('PK\x01\x02', 'latin1');
  for (
    let at = bytes.indexOf(mark);
    at !== -1 && names.length < entriesAtMost;
    at = bytes.indexOf(mark, at + 46)
  ) {
    if (at + 46 > bytes.length) break;
    names.push(bytes.subarray(at + 46, at + 46 + bytes.readUInt16LE(at + 28)).toString('utf8'));
  }
  return names;
}

function latin(content: Uint8Array): string {
  return buffer(content).subarray(0, lookedAt).toString('latin1');
}

function buffer(content: Uint8Array): Buffer {
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}
