const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf]);
const newline = 0x0a;
const carriageReturn = 0x0d;

/**
 * A mail's bytes as a server would have handed them out: without what files, mailboxes and old systems put around or
 * into them. A byte order mark and the line that begins an entry of an mbox go, UTF-16 becomes UTF-8, and lines that
 * end by a lone CR (old Macs) end as others do.
 */
export function mendSource(source: Uint8Array): Buffer {
  const bytes = withoutMark(Buffer.from(source.buffer, source.byteOffset, source.byteLength));
  const lines = bytes.includes(newline) ? bytes : withLineFeeds(bytes);
  const begin = firstText(lines);
  if (!isMboxLine(lines.subarray(begin, begin + 200).toString('latin1'))) return lines.subarray(begin);
  const afterFrom = lines.indexOf(newline, begin) + 1;
  return afterFrom === 0 ? lines.subarray(begin) : unescaped(lines.subarray(afterFrom));
}

function withoutMark(bytes: Buffer): Buffer {
  if (bytes.subarray(0, 3).equals(utf8Mark)) return bytes.subarray(3);
  // Notepad's "Unicode".
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return Buffer.from(new TextDecoder('utf-16le').decode(bytes));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(new TextDecoder('utf-16be').decode(bytes));
  return bytes;
}

function withLineFeeds(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf(carriageReturn); at !== -1; at = copy.indexOf(carriageReturn, at + 1))
    copy[at] = newline;
  return copy;
}

/** Empty lines above the head would make a mail without one. */
function firstText(bytes: Buffer): number {
  let at = 0;
  while (at < bytes.length && (bytes[at] === newline || bytes[at] === carriageReturn)) at++;
  return at;
}

function isMboxLine(start: string): boolean {
  return /^>?From [^\n:]{1,120}\d{2}:\d{2}/.test(start);
}

/** An mbox writes `>From ` where a line of the mail began with `From `. */
function unescaped(bytes: Buffer): Buffer {
  if (!bytes.includes('\n>')) return bytes;
  return Buffer.from(bytes.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1');
}
