import { setImmediate } from 'node:timers/promises';
import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../database.ts';
import { lookIn, shortest } from './look-in.ts';

/** What was written, before it is gone. */
export type Written = { messageId: string; text: string };

/** @param which a condition on `message` */
export async function writtenIn(tx: Db, which: SQL): Promise<Written[]> {
  return [
    ...(await tx.execute<Written>(sql`select message_id as "messageId", text from message where ${which}`)),
  ];
}

/** What was written, made ready once to be looked for in much. */
type Quotable = {
  /** whether anybody wrote this, in letters and digits alone */
  isWritten: (plain: string) => boolean;
  /** all of it, in words */
  words: string;
  /** lines that tell by themselves, in letters and digits alone */
  lines: string[];
};

/** Somebody else is let through between two of them: there may be much. */
export async function quotable(written: Written[]): Promise<Quotable> {
  const all = { plain: [] as string[], words: [] as string[], lines: new Set<string>() };
  for (const { text } of written) {
    const lines = text.split('\n').map(wordsOf).filter(Boolean);
    const joined = lines.map(line => line.replaceAll(' ', ''));
    all.plain.push(joined.join(''));
    all.words.push(` ${lines.join(' ')} `);
    for (const line of joined) if (line.length >= tellingLine) all.lines.add(line);
    await setImmediate();
  }
  return { isWritten: lookIn(all.plain.join('\n')), words: all.words.join('\n'), lines: [...all.lines] };
}

/** A shorter line is said by many. In characters. */
const tellingLine = shortest;

/** Whether a page quotes any line of what was written. Only marks are taken out of it: what is hidden otherwise is told by its names. */
export function quotesOf(html: string, { lines }: Quotable): boolean {
  if (lines.length === 0) return false;
  const isRead = lookIn(plain(html.replace(/<[^>]*>/g, ' ').replace(/&(nbsp|#160);/gi, ' ')));
  return lines.some(isRead);
}

/** Letters and digits alone: programs break lines, and write signs, each in their way. */
const plain = (text: string) => wordsOf(text).replaceAll(' ', '');

/** Where one word ends is kept. */
const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/(?:&[a-z]+;|&#x?[0-9a-f]+;|[^\p{L}\p{N}])+/gu, ' ')
    .trim();

/** So long a line that bears no sign of a quote is nobody's by chance. In letters and digits. */
const ownLine = 24;

/**
 * A text without what it quotes of what was written: whole blocks of quoted lines, of which any is from it, and lines of those
 * programs that mark no quotes, with what stands beside them. Programs break lines anew: a line is a piece of what was written.
 */
export function withoutQuotes(text: string, of: Quotable): string {
  const lines = text.split('\n');
  const isFrom = (line: string, least: number) => {
    const said = plain(line);
    return said.length >= least && of.isWritten(said);
  };
  const isGone = lines.map(line => !isQuote(line) && isFrom(line, ownLine));
  if (isGone.includes(true)) takeWhatStandsBeside(lines.map(wordsOf), isGone, of);
  for (const [begin, end] of blocks(lines.map(isQuote)))
    if (lines.slice(begin, end).some(line => isFrom(line, tellingLine))) isGone.fill(true, begin, end);
  if (!isGone.includes(true)) return text;
  return lines.flatMap((line, at) => (isGone[at] ? (isGone[at - 1] ? [] : [cut]) : [line])).join('\n');
}

/**
 * A line too short to be told by itself goes where it stands beside one that went just as it did in what was written; what the house
 * says under a quote stays, though the other used the same words elsewhere. Lines without words go between two that went.
 */
function takeWhatStandsBeside(lines: string[], isGone: boolean[], { isWritten, words }: Quotable): void {
  const spoken = lines.flatMap((line, at) => (line === '' ? [] : [at]));
  const isSo = (run: string) => isWritten(run.replaceAll(' ', '')) && words.includes(` ${run} `);
  const follow = (order: number[], joined: (run: string, line: string) => string) => {
    let run = '';
    for (const at of order) {
      const line = lines[at] ?? '';
      const longer = run === '' ? '' : joined(run, line);
      if (isGone[at]) run = line;
      else run = longer !== '' && isSo(longer) ? longer : '';
      isGone[at] = run !== '';
    }
  };
  follow(spoken, (run, line) => `${run} ${line}`);
  follow(spoken.toReversed(), (run, line) => `${line} ${run}`);
  for (const [nth, at] of spoken.entries()) {
    const next = spoken[nth + 1];
    if (next !== undefined && isGone[at] && isGone[next]) isGone.fill(true, at, next);
  }
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
