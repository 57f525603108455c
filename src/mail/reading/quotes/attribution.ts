import { attributionOpeners, tellers, wrote } from './attribution-words.ts';
import { hasAddress, isBlank, isQuoted, nextWords, previousWords, seen, unquoted } from './lines.ts';

const opener = new RegExp(`^[-\\s]{0,6}(${attributionOpeners.join('|')})(?![\\p{L}])`, 'iu');
/** "пн, 23 нояб. 2026 г. в 17:04 …": a date, whatever the language, after its weekday or without. */
const dateFirst = /^(\p{L}{1,14}[.,]{1,2} )?\d/u;
const verb = `(?:${wrote.join('|')})`;

/** "…, Mario Rossi ha scritto:" and "… schrieb Mario Rossi:"; Zoho puts dashes around it instead of a colon. */
const verbLast = new RegExp(`(\\S+)\\s+${verb}\\s?(?:[:：]|-{2,})$`, 'iu');
const verbWithin = new RegExp(`\\s${verb}\\s+(\\S.{0,160}):$`, 'iu');
const verbAtEnd = new RegExp(`\\s${verb}$`, 'iu');
/** Old Gmail: `2026-11-24 10:02 GMT+01:00 Mario Rossi <mario@x.example>:`; Horde: `Citando … <…>:` */
const verbless =
  /^(\d{4}-\d\d-\d\d \d{1,2}:\d\d (gmt|utc).{0,120}|(quoting|citando|zitat von) .{0,120})@.{1,120}:$/i;
/** `2013/7/20 Mario Rossi <mario@x.example>`, and quoted lines below. */
const dateAndAddress = /^\d{4}[/-]\d{1,2}[/-]\d{1,2}\b.{0,120}<[^<>\s]{1,80}@[^<>\s]{1,80}>:?$/;
/** A language that names no verb, or one unknown here: begins with the date, ends with `Mario Rossi <mario@x.example>:`. */
const addressLast = /[^\p{Ll}\s][^\s<]{0,40} <[^<>\s]{1,80}@[^<>\s]{1,80}>\s?[:：]$/u;
/** Chinese sets no blanks: `Mario <mario@x.example> 于2026年11月23日周一 17:04写道：` */
const unspaced = /\d{4}年.{0,200}(写道|寫道|のメッセージ)\s?[:：]$/;
/** Yahoo's app goes on in the same line: `Il lun, … <mario@x.example> ha scritto:   Provi ora.` */
const sameLine = new RegExp(`^(.{10,300}?\\s${verb}\\s?[:：])\\s{2,}\\S`, 'iu');
const groupWise = /^>>> .{1,200}\d{1,2}[:.]\d\d.{0,40}>>>/;

const date = /(?<!\d)(19|20)\d\d(?!\d)|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b/;
const time = /\b\d{1,2}[:.h]\d{2}\b/;
const named = /^["'“„(<*]*[\p{Lu}\d]|[>)]$/u;

/** `Anna Sala <anna@x.example> ha scritto:` and nothing else. */
const addressedWriter = new RegExp(
  `^["'“„]?[^<>:@]{0,60}<[^<>\\s]{1,80}@[^<>\\s]{1,80}>\\s?${verb}\\s?[:：]?$`,
  'iu',
);
const tellersWithin = new RegExp(`(?<!\\p{L})(?:${tellers.join('|')})(?!\\p{L})`, 'iu');

const anyVerb = new RegExp(`\\s${verb}(?=[\\s:：]|$)`, 'giu');

/** "Il 12/01/2026 il server ha scritto:", "… ci ha scritto:": somebody tells who wrote; a mail program has names only. */
function tells(text: string): boolean {
  const begun = opener.exec(text)?.[0].length ?? 0;
  return tellersWithin.test(text.slice(begun).replace(anyVerb, ' '));
}

/** Mail programs break the long line into up to this many. */
const longest = 7;

/**
 * Where a line like "Il giorno … ha scritto:" begins here, the index after it, otherwise 0. It must name somebody, and
 * carry an address, a full date, or quoted lines below: "On Monday the server wrote:" is a customer's own sentence.
 *
 * @param inside whether the lines are quoted themselves
 */
export function attributionAt(lines: string[], index: number, inside = false): number {
  const read = inside ? unquoted : seen;
  const first = read(lines[index]);
  if (first === '') return 0;
  if (groupWise.test(seen(lines[index]))) return index + 1;
  const below = lines[nextWords(lines, index + 1)] ?? '';
  if (dateAndAddress.test(first) && (isQuoted(below) || below.startsWith('|'))) return index + 1;
  const opens = opener.test(first) || (dateFirst.test(first) && date.test(first));
  const whole = sameLine.exec(first)?.[1] ?? '';
  if (opens && hasAddress(whole) && isAttribution(whole, lines, index, inside)) return index + 1;
  let joined = '';
  for (let at = index; at < Math.min(lines.length, index + longest); at++) {
    const line = read(lines[at]);
    // Some put the address into a paragraph of its own.
    if (line === '' && opens && !inside && at > index && read(lines[at + 1]).startsWith('<')) continue;
    // A line that begins with ">" may be the end of an address that was broken before it.
    if (line === '' || (!inside && at > index && isQuoted(lines[at] ?? '') && !isOpen(joined))) break;
    joined = tidied(joined === '' ? line : `${joined} ${line}`);
    if (joined.length > 400) break;
    const ends = /([:：]|-{2,})$/.test(joined) || (hasAddress(joined) && verbAtEnd.test(joined));
    // What does not open like an attribution is one only if it is whole on its line, or names an address.
    if (
      ends &&
      (opens ||
        at === index ||
        (at > index && hasAddress(joined) && (/\d/.test(first) || addressedWriter.test(joined))))
    ) {
      if (isAttribution(joined, lines, at, inside)) return startsLater(lines, index, at, inside) ? 0 : at + 1;
    }
    if (at === index && !opens && !first.includes('@') && !first.includes('<') && !/^\d/.test(first)) break;
  }
  return 0;
}

const isOpen = (text: string): boolean => text.lastIndexOf('<') > text.lastIndexOf('>');

/** Without the blanks that were put, or forgotten, where a line was broken. */
function tidied(text: string): string {
  return text
    .replace(/<\s{0,4}([^\s<>@]{1,80})\s{0,2}@\s{0,2}([^\s<>@]{1,80})\s{0,4}>/g, '<$1@$2>')
    .replace(/([\p{L}\d"])</gu, '$1 <')
    .replace(/>(?=\p{L})/gu, '> ')
    .replace(/([>)])\s+:/g, '$1:');
}

/** A line of a log, or of a list that a colon announces, is no attribution, though it begins with a date. */
function standsApart(text: string, lines: string[], last: number): boolean {
  if (isQuoted(lines[nextWords(lines, last + 1)] ?? '')) return true;
  let first = last;
  while (first > 0 && last - first < longest && !isBlank(lines[first - 1])) first--;
  return text.startsWith(seen(lines[first])) && !seen(lines[previousWords(lines, first)]).endsWith(':');
}

/** "Il server non parte.\nIl giorno … ha scritto:": the attribution is the second line alone. */
function startsLater(lines: string[], index: number, last: number, inside: boolean): boolean {
  const read = inside ? unquoted : seen;
  const first = read(lines[index]);
  const second = read(lines[index + 1]);
  if (last === index) return false;
  // "Il giorno mar 24 nov 2026" is a date, and goes on in "alle ore 10:02 …".
  if (opener.test(first) && isMereDate(first)) return false;
  const isBroken = /\d/.test(first) && !/[.!?]$/.test(first) && !(opener.test(second) && /\d/.test(second));
  if (isBroken) return false;
  return attributionAt(lines, index + 1, inside) === last + 1;
}

function isMereDate(line: string): boolean {
  const words = line.match(/\p{L}+/gu) ?? [];
  return date.test(line) && words.length <= 5 && /(\d|,|\p{L}{1,3}\.?)$/u.test(line) && !tells(line);
}

function isAttribution(text: string, lines: string[], last: number, inside: boolean): boolean {
  if (verbless.test(text) || unspaced.test(text)) return true;
  if (dateFirst.test(text) && addressLast.test(text) && date.test(text) && time.test(text))
    return inside || standsApart(text, lines, last);
  const name = verbLast.exec(text)?.[1] ?? verbWithin.exec(text)?.[1] ?? (verbAtEnd.test(text) ? '' : null);
  if (name === null) return false;
  const next = nextWords(lines, last + 1);
  const quotes = inside || isQuoted(lines[next] ?? '');
  const isNamed = named.test(name);
  if (hasAddress(text)) return /\d/.test(text) || quotes || (addressedWriter.test(text) && !tells(text));
  if (date.test(text) && time.test(text)) return isNamed || quotes;
  if (quotes && date.test(text) && !tells(text)) return true;
  if (!quotes || !isNamed) return false;
  return /\d/.test(text) || text.split(' ').length <= 7;
}
