import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../database.ts';

/** What was written, before it is gone. */
export type Written = { messageId: string; text: string };

/** @param which a condition on `message` */
export async function writtenIn(tx: Db, which: SQL): Promise<Written[]> {
  return [
    ...(await tx.execute<Written>(sql`select message_id as "messageId", text from message where ${which}`)),
  ];
}

/** A shorter line is said by many. In characters. */
const tellingLine = 12;

/** Whether a page quotes any line of what was written. Only marks are taken out of it: what is hidden otherwise is told by its names. */
export function quotesOf(html: string, written: Written[]): boolean {
  const read = plain(html.replace(/<[^>]*>/g, ' ').replace(/&(nbsp|#160);/gi, ' '));
  return written
    .flatMap(({ text }) => text.split(/\r?\n/))
    .map(plain)
    .some(line => line.length >= tellingLine && read.includes(line));
}

/** Letters and digits alone: programs break lines, and write signs, each in their way. */
const plain = (text: string) => text.toLowerCase().replace(/&[a-z]+;|&#x?[0-9a-f]+;|[^\p{L}\p{N}]+/gu, '');

/** So long a line that bears no sign of a quote is nobody's by chance. In letters and digits. */
const ownLine = 24;

/**
 * A text without what it quotes of what was written: whole blocks of quoted lines, of which any is from it, and lines of those
 * programs that mark no quotes, with what stands beside them. Programs break lines anew: a line is a piece of what was written.
 */
export function withoutQuotes(text: string, written: Written[]): string {
  const all = written.map(each => plain(each.text)).filter(each => each !== '');
  if (all.length === 0) return text;
  const lines = text.split('\n');
  const isFrom = (line: string, least: number) => {
    const said = plain(line);
    return said.length >= least && all.some(each => each.includes(said));
  };
  const isGone = lines.map(line => !isQuote(line) && isFrom(line, ownLine));
  // Too little to be told by itself, but for what stands beside it.
  const joins = (at: number, beside: number) => isGone[beside] === true && isFrom(lines[at] ?? '', 0);
  for (let at = 1; at < lines.length; at += 1) isGone[at] ||= joins(at, at - 1);
  for (let at = lines.length - 2; at >= 0; at -= 1) isGone[at] ||= joins(at, at + 1);
  for (const [begin, end] of blocks(lines.map(isQuote)))
    if (lines.slice(begin, end).some(line => isFrom(line, tellingLine))) isGone.fill(true, begin, end);
  if (!isGone.includes(true)) return text;
  return lines.flatMap((line, at) => (isGone[at] ? (isGone[at - 1] ? [] : [cut]) : [line])).join('\n');
}

/** Where something was taken out of what somebody wrote. */
const cut = '[…]';

const isQuote = (line: string) => /^\s*>/.test(line);

/** Where neighbours are true: from, and before which. */
function blocks(those: boolean[]): [begin: number, end: number][] {
  const begins = those.flatMap((is, at) => (is && !those[at - 1] ? [at] : []));
  return begins.map(begin => {
    const end = those.indexOf(false, begin);
    return [begin, end === -1 ? those.length : end];
  });
}

/** Whether this is how a request is called, but for what answers and forwards are called by, and its number. */
export function isCalled(subject: string, request: string): boolean {
  const bare = (text: string) =>
    plain(text.replace(/^(?:\s*(?:re|r|rif|fwd?|i|aw|wg|sv)\s*:)+/i, '').replace(/\[#\d+\]/g, ''));
  return bare(request) !== '' && bare(subject) === bare(request);
}
