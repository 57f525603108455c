import { isUtf8 } from 'node:buffer';
import { decodeText } from './decoding/charset.ts';

export type HeaderLine = { name: string; key: string; value: string };

/** Far beyond any head that was written in earnest. */
const linesAtMost = 100_000;
const bytesAtMost = 8 * 1024 * 1024;

/** What stands in the head of a mail, or of a file that is one by courtesy. */
const known =
  /^(from|to|cc|bcc|subject|date|message-id|reply-to|sender|received|return-path|delivered-to|mime-version|content-[a-z-]+|in-reply-to|references|x-[!-9;-~]+|resent-[a-z-]+|dkim-signature|list-[a-z-]+|auto-submitted|envelope-to|status)$/;
const line = /^([!-9;-~]{1,200})[ \t]*:(.*)$/s;

/**
 * The head of a part: its headers, unfolded, in their order, and where the body begins.
 *
 * Raw 8-bit headers are read as UTF-8, else as the charset that is declared for the body, else as what Windows wrote. A line that is no header is passed over, unless no
 * header comes after it: then the empty line was forgotten, and the body begins there.
 *
 * @throws when it is larger than anyone means in earnest
 */
export function parseHead(bytes: Buffer): { headers: HeaderLine[]; bodyAt: number } {
  const { lines, bodyAt } = headLines(bytes);
  const textOf = reader(bytes.subarray(0, bodyAt));
  const headers: HeaderLine[] = [];
  let stray: number | null = null;
  let folded: string[] = [];
  const take = () => {
    const match = line.exec(folded.join(''));
    if (match) {
      const [, name = '', value = ''] = match;
      headers.push({ name, key: name.toLowerCase(), value: value.replace(/[\r\n]+/g, ' ').trim() });
    }
    folded = [];
  };
  for (const { from, to } of lines) {
    const text = textOf(bytes.subarray(from, to));
    // Above the first header there is nothing that a line could continue.
    if (/^[ \t]/.test(text) && (folded.length > 0 || !line.test(text.trimStart()))) {
      if (folded.length > 0) folded.push(text);
      continue;
    }
    if (isRestOfAddress(folded, text)) {
      folded.push(text);
      continue;
    }
    if (line.test(text.trimStart())) {
      const name = text.slice(0, text.indexOf(':')).trim().toLowerCase();
      if (stray !== null && !known.test(name)) continue;
      stray = null;
      take();
      folded = [text.trimStart()];
    } else {
      stray ??= from;
      take();
    }
  }
  take();
  return { headers, bodyAt: stray ?? bodyAt };
}

/** Some programs break a long header anywhere: `Cc: Anna <anna@`, and on the next line, without a blank, `x.example>`. */
function isRestOfAddress(folded: string[], text: string): boolean {
  const last = folded.at(-1)?.slice(-300) ?? '';
  return last.lastIndexOf('<') > last.lastIndexOf('>') && /^[^\s<>:,;]{1,250}>/.test(text);
}

/** @returns whether these are headers that mails have, not lines of a text with a colon in them */
export function isMail(headers: HeaderLine[]): boolean {
  return headers.some(({ key }) => known.test(key));
}

function headLines(bytes: Buffer): { lines: { from: number; to: number }[]; bodyAt: number } {
  const lines: { from: number; to: number }[] = [];
  let from = 0;
  while (from < bytes.length) {
    const end = bytes.indexOf(0x0a, from);
    const next = end === -1 ? bytes.length : end + 1;
    let to = end === -1 ? bytes.length : end;
    while (to > from && bytes[to - 1] === 0x0d) to--;
    if (to === from) return { lines, bodyAt: next };
    lines.push({ from, to });
    if (lines.length > linesAtMost || to > bytesAtMost) throw new Error('the head of the mail is too large');
    from = next;
  }
  return { lines, bodyAt: bytes.length };
}

/** What writes a head in raw 8-bit letters writes it in the charset that it declares for the body. */
function reader(head: Buffer): (line: Buffer) => string {
  let declared: string | null = null;
  return line => {
    if (isUtf8(line)) return line.toString('utf8');
    declared ??= declaredIn(head);
    return decodeText(line, declared);
  };
}

function declaredIn(head: Buffer): string {
  const start = head.subarray(0, 20_000).toString('latin1');
  return (
    /^content-type:[^\n]{0,200}(?:\r?\n[ \t][^\n]{0,200}){0,3}?charset\s{0,3}=\s{0,3}"?([\w.:-]{1,60})/im.exec(
      start,
    )?.[1] ?? ''
  );
}
