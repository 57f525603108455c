import { isBlank, isQuoted, nextWords, previousWords, seen, unquoted } from './lines.ts';
import { openingAt } from './opening.ts';
import { isMobileLine } from './signature.ts';

/** A stretch of a mail: the customer's own lines, or lines of a mail that is quoted. */
export type Part = {
  kind: 'own' | 'quoted';
  lines: string[];
  /** "… ha scritto:" or a block of headers introduces it: surely a quoted mail. */
  introduced: boolean;
};

/** Lines below this are not looked at: they go with the last part. */
const linesRead = 10_000;

/** Within a quote, what introduces it is among its first lines. */
const introducedWithin = 6;

/**
 * Divides a mail into what its writer wrote and what is quoted. A quote without marks (Outlook) reaches to the end;
 * one with ">" ends where the marks end, so that answers below or between are found.
 */
export function partsOf(lines: string[]): Part[] {
  const parts: Part[] = [];
  const open = (kind: Part['kind'], introduced = false) => {
    const last = parts.at(-1);
    if (last?.kind === kind && !introduced) return last;
    const part: Part = { kind, lines: [], introduced };
    parts.push(part);
    return part;
  };
  const end = Math.min(lines.length, linesRead);
  let index = 0;
  while (index < end) {
    const line = lines[index] ?? '';
    const opening = isQuoted(line) && !/^>>>/.test(line) ? 0 : openingAt(lines, index);
    if (opening > 0) {
      const part = open('quoted', true);
      const next = nextWords(lines, opening);
      if (!isQuoted(lines[next] ?? '')) {
        part.lines = lines.slice(index);
        return parts;
      }
      // The marked lines below belong to it; the attribution itself is nobody's words.
      index = quoteEnd(lines, next, end, hasWordsIn(parts));
      append(part.lines, lines.slice(next, index));
      continue;
    }
    if (isQuoted(line) && !closesAddress(lines, index)) {
      index = readMarked(lines, index, quoteEnd(lines, index, end, hasWordsIn(parts)), open);
      continue;
    }
    open('own').lines.push(line);
    index++;
  }
  if (index < lines.length) append(open(parts.at(-1)?.kind ?? 'own').lines, lines.slice(index));
  return joined(parts);
}

function readMarked(
  lines: string[],
  from: number,
  to: number,
  open: (kind: Part['kind'], introduced?: boolean) => Part,
): number {
  let introduced = false;
  for (let at = from; at < Math.min(to, from + introducedWithin); at++)
    introduced ||= openingAt(lines, at, true) > 0;
  const above = seen(lines[previousWords(lines, from)]);
  introduced ||= isMobileLine(above) || /^--$/.test(above);
  const part = open('quoted', introduced);
  for (let at = from; at < to; at++) part.lines.push(lines[at] ?? '');
  return to;
}

const hasWordsIn = (parts: Part[]): boolean =>
  parts.some(({ kind, lines }) => kind === 'own' && !lines.every(isBlank));

/** Where marked lines end, ends of them that lost their mark included. */
function quoteEnd(lines: string[], from: number, end: number, isAnswered: boolean): number {
  let to = from;
  while (to < end && (isQuoted(lines[to] ?? '') || (to > from && isTail(lines, to, isAnswered)))) to++;
  return to;
}

/** Lines are broken at the earliest here; what comes before is short because its writer ended it. */
const brokenFrom = 68;
const alone = /^(https?:\/\/|www\.)\S+$|^\S+@\S+\.\S+$/;

/**
 * The end of a quoted line that was too long for somebody's program, which broke it and forgot the mark. It goes on in the
 * middle of a sentence, and the quote goes on below, or the answer is elsewhere: else it is the answer itself.
 */
function isTail(lines: string[], at: number, isAnswered: boolean): boolean {
  const above = lines[at - 1] ?? '';
  const tail = seen(lines[at]);
  if (!isQuoted(above) || tail === '' || tail.length > 60 || above.length > 200) return false;
  const firstWord = tail.split(' ', 1)[0] ?? '';
  if (above.trimEnd().length + 1 + firstWord.length < brokenFrom) return false;
  if (alone.test(tail) && !/[.?!]$/.test(seen(above))) return isQuoted(lines[at + 1] ?? '');
  if (/[.?!;:…]$/.test(seen(above))) return false;
  // A name, or a German noun, goes on where a small word was left.
  if (!/^[\p{Ll}\d(]/u.test(tail))
    return /\s\p{Ll}{1,5}$/u.test(seen(above)) && isQuoted(lines[at + 1] ?? '');
  return isQuoted(lines[at + 1] ?? '') || (isAnswered && isBlank(lines[at + 1]));
}

/** "… a <anna@x.example" and "> e non arriva" below: the mark is the address's bracket. */
function closesAddress(lines: string[], at: number): boolean {
  const above = lines[at - 1] ?? '';
  if (isQuoted(above) || isQuoted(lines[at + 1] ?? '')) return false;
  const begun = above.slice(-120);
  return begun.lastIndexOf('<') > begun.lastIndexOf('>') && begun.includes('@');
}

/** Not by spreading: a mail has more lines than a call may have arguments. */
export function append(to: string[], lines: string[]): void {
  for (const line of lines) to.push(line);
}

/** Blank own lines between two quoted stretches are no answer; the stretches are one. */
function joined(parts: Part[]): Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part.kind === 'own' && last?.kind === 'quoted' && part.lines.every(isBlank))
      append(last.lines, part.lines);
    else if (last?.kind === part.kind) {
      append(last.lines, part.lines);
      last.introduced ||= part.introduced;
    } else result.push({ ...part });
  }
  return result;
}

const code =
  /[;{}=]|\(\)|^\s*(select|insert|update|delete|from|where|at|caused by|traceback|file|error|warn\w*|info|debug|fatal|\$|#|npm|git|sudo|ping|curl|ora-\d|php|exception)\b|\b\w+\.\w+\.\w+|\d\d:\d\d:\d\d|error|exception|failed|undefined|timeout/i;

/**
 * Whether lines marked ">" are the customer's own: a log, a prompt, words of a manual. So they are where a colon
 * announces them, or where most of them read like a program. Asked only of lines above which no attribution stands.
 */
export function isOwnMarked(parts: Part[], index: number): boolean {
  const part = parts[index];
  if (part?.kind !== 'quoted') return false;
  const above = parts[index - 1];
  const last = above ? seen(above.lines[previousWords(above.lines, above.lines.length, 10)]) : '';
  if (last.endsWith(':')) return true;
  const words = part.lines.slice(0, 200).map(unquoted).filter(Boolean);
  return words.length > 0 && words.filter(line => code.test(line)).length * 2 > words.length;
}
