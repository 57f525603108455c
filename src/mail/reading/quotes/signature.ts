import { contact, isDisclaimer, mobile, mobileProgram, ornament, place } from './footer-lines.ts';
import { isBlank, nextWords, previousWords, seen, textOf } from './lines.ts';
import { isClosing, isFarewell, isName, isThanksLine } from './sign-off.ts';

/** A signature has at most this many lines with words above its disclaimer. */
const longestSignature = 24;
/** And, blank lines and disclaimer included, this many. */
const reach = 400;
/** A telephone's line above the words is near the beginning. */
const looseWithin = 500;
const dashes = /^(--|—|––|- -|_{2,}|—{2,}|-{3,}|={3,}|\*{3,}|~{3,})$/;
const rfcMark = /^--$/;
const postScript =
  /^(p\.?\s?s\.?\s?[:.\-–]|p\.s\.|ps\s|n\.?b\.?\s?[:.]|(mi )?(dimenticavo|scordavo)|ho dimenticato|(i )?forgot to|one more thing)/i;

/** Words that make a short line a sentence: nobody signs with them. */
const sentence =
  /(^|[\s,('])(è|e'|ho|hai|ha|abbiamo|avete|sono|siamo|non|quando|perché|perche|potete|può|puo|vorrei|vi|mi|ci|si|che|ancora|the|is|are|was|have|has|we|i|you|please|can|does|not|it|this|ich|wir|sie|ist|nicht|je|nous|est|pas|no|está|não|nie|jest)([\s,.'!)]|$)/i;
const code =
  /[;{}]|^\s*(select|insert|update|delete|at|from|where|create|drop|grant|error|warn|info|\$|#!|npm|git|sudo)\b|==|\(\)|^\s*\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d/i;

const reachable = /\d[\d\s./-]{6,}\d|\S@\S|\bwww\./;

/** Where a list of data is announced ("aggiungete questo utente:") the lines below are no signature. */
const announces =
  /:$|\b(seguent[ei]|following|questo (utente|contatto|nominativo|indirizzo)|questi (dati|utenti)|nuovo (utente|contatto)|new user)\b/i;

/** "Inviato da Outlook non arriva": about a program, not by it. */
const complaint =
  /\b(non|ma|però|quando|arriva\w*|funziona\w*|not|but|doesn|when|fails?|nicht|kein\w*|geht|cannot|can.t|pas|va|vanno|arrivano|riesc\w+|it|is|are|was|says|said|dice|dicono)\b|\sè\s|[?:"]$/i;

/** Whether a mail program or telephone signed here ("Inviato da iPhone"). */
export const isMobileLine = (line: string): boolean =>
  line.length < 140 && mobile.test(line) && mobileProgram.test(line) && !complaint.test(line);

function isFooterLine(line: string): boolean {
  if (line === '' || isMobileLine(line) || isClosing(line) || isFarewell(line) || isName(line)) return true;
  if (code.test(line) && !contact.test(line)) return false;
  if (contact.test(line))
    return line.length <= 260 && !isTold(line) && !line.endsWith('?') && !/^(\S+ ){14}/.test(line);
  if (line.length > 90 || /[?:]$/.test(line)) return false;
  if (place.test(line) || ornament.test(line)) return true;
  const words = line.match(/[\p{L}\d]+/gu)?.length ?? 0;
  return words <= 9 && !(words >= 4 && /[.!]$/.test(line)) && !sentence.test(line);
}

/** "Il citofono suona interno 4 ed è rotto." tells something; "Siamo aperti il sabato, tel. 02 1234567." is a shop's. */
function isTold(line: string): boolean {
  if (!sentence.test(line) || !/[.!]$/.test(line) || line.split(' ').length < 6) return false;
  return !reachable.test(line) || /(?<!\p{L})(mio|mia|mi|my|me|chiam\p{L}+)(?!\p{L})/iu.test(line);
}

/**
 * Cuts the signature off what a customer wrote: the sign-off, name, firm and ways to reach it, then disclaimers and
 * what telephones and virus scanners add. Real content below is never cut; words are kept where nothing but a
 * signature was written.
 *
 * @param writer the sender's name, if known: standing alone at the end it is a signature, however short
 */
export function withoutSignature(lines: string[], writer = ''): { reply: string; signature: string } {
  const from = Math.max(1, lines.length - reach);
  const after = lines.findIndex((line, index) => index >= from && postScript.test(seen(line)));
  if (after > 0) {
    const head = cutSignature(lines.slice(0, after), writer);
    const tail = cutSignature(lines.slice(after), writer);
    if (head.signature !== '' && head.reply !== '')
      return {
        reply: `${head.reply}\n\n${tail.reply}`,
        signature: [head.signature, tail.signature].filter(Boolean).join('\n\n'),
      };
  }
  return cutSignature(lines, writer);
}

/** Whether these lines are nothing but a signature, as web mail puts it below the quote, or above a forward. */
export function isMereSignature(lines: string[], writer = ''): boolean {
  if (lines.every(isBlank)) return true;
  return isSurelySigned(lines, writer) && cutSignature(['.', '', ...lines], writer).reply === '.';
}

/**
 * A word, a name or a place above a quote may be the whole answer ("Procedete", "Mario Bianchi", "via Roma 12"), whatever
 * it is. So it takes what no answer has: a closing, a program's line, the sender's own name, a card with a telephone.
 */
function isSurelySigned(lines: string[], writer: string): boolean {
  const from = nextWords(lines, 0, lines.length);
  const first = seen(lines[from]);
  const rest = lines.slice(from + 1).map(seen);
  if (rfcMark.test(first)) return rest.some(Boolean);
  if (dashes.test(first)) return rest.some(line => isName(line) || contact.test(line));
  if (isClosing(first) || isMobileLine(first) || isDisclaimer(first)) return true;
  if (isWriter(['.', '', ...lines.slice(from)], 2, writer)) return true;
  const end = rest.indexOf('');
  const card = end === -1 ? rest : rest.slice(0, end);
  return (isName(first) || place.test(first)) && first.includes(' ') && card.some(line => contact.test(line));
}

function cutSignature(all: string[], writer: string): { reply: string; signature: string } {
  const loose: string[] = [];
  const start = signatureStart(all, writer);
  // A telephone's line above what was written, as below a bottom-posted quote, is taken out alone.
  const kept = all.slice(0, start).filter((line, index) => {
    const isLoose =
      index < looseWithin && line.length < 140 && isMobileLine(seen(line)) && !isShown(all, index);
    if (isLoose) loose.push(line.trim());
    return !isLoose;
  });
  while (kept.length > 0 && (isBlank(kept.at(-1)) || dashes.test(seen(kept.at(-1))))) kept.pop();
  const reply = textOf(kept);
  if (reply === '') return { reply: '', signature: textOf(all) };
  return { reply, signature: [...loose, textOf(withoutMark(all.slice(start)))].filter(Boolean).join('\n') };
}

/** "I get two footers:\n\nSent from my iPhone\nSent from Outlook": what is announced is not a telephone's own. */
function isShown(lines: string[], index: number): boolean {
  let above = index;
  do above = previousWords(lines, above);
  while (above !== -1 && isMobileLine(seen(lines[above])));
  return above !== -1 && seen(lines[above]).endsWith(':');
}

/** Without the dashes above it: they are the mark, not the signature. */
export function withoutMark(lines: string[]): string[] {
  const first = lines.findIndex(line => !isBlank(line) && !dashes.test(seen(line)));
  return first === -1 ? lines : lines.slice(first);
}

/** The index of the first line of the signature; the number of lines where there is none. */
function signatureStart(lines: string[], writer: string): number {
  const legal = disclaimerStart(lines);
  const tail = Math.min(footerStart(lines, legal), closedAt(lines, legal));
  let hasWords = false;
  for (let index = 0; index < Math.max(0, tail - 1); index++) hasWords ||= !isBlank(lines[index]);
  for (let index = Math.max(0, tail - 1); index < legal; index++) {
    const line = seen(lines[index]);
    if (isBlank(lines[index])) continue;
    if (hasWords && (opensSignature(lines, index, legal) || isWriter(lines, index, writer))) return index;
    // A mail that is nothing but a closing and a name keeps them.
    hasWords ||= !isClosing(line);
  }
  return legal;
}

/** A name's paragraph below a closing is a signature whatever its lines say, a motto and a joke too. */
const cardLines = 8;

/**
 * The index of a closing below which there is only a name with what belongs to it, and what could stand in any signature;
 * the number of lines where there is none.
 */
function closedAt(lines: string[], end: number): number {
  const top = Math.max(0, end - reach);
  for (let index = end - 1, read = 0; index >= top && read < longestSignature; index--) {
    const line = seen(lines[index]);
    if (line === '') continue;
    read++;
    if (!isClosing(line)) continue;
    const from = nextWords(lines, index + 1);
    let to = from;
    while (to < end && !isBlank(lines[to])) to++;
    const card = lines.slice(from, to).map(seen);
    const others = lines.slice(to, end).map(seen);
    return isCard(card) && others.every(isFooterLine) ? index : lines.length;
  }
  return lines.length;
}

/** "i. A. Hans Müller" signs for somebody else. */
const onBehalf = /^(i\. ?[av]\.|p\. ?p\.|ppa\.?|p\. ?c\.) /i;

function isCard([first = '', ...others]: string[]): boolean {
  const name = first.replace(onBehalf, '');
  const isNamed =
    isName(name) || (/^\W*\p{L}/u.test(name) && name.split(' ').length <= 5 && !/[.?:]$/.test(name));
  if (!isNamed || sentence.test(name) || others.length > cardLines) return false;
  const told = others.filter(line => sentence.test(line) && !contact.test(line));
  return (
    told.length <= 1 &&
    others.every(
      line => line.length <= 90 && !/[?:]$/.test(line) && !code.test(line) && !/^\p{Ll}/u.test(line),
    )
  );
}

/** The sender's own name on a line of its own below a blank line, or the whole of it right below the words. */
function isWriter(lines: string[], index: number, writer: string): boolean {
  const names = namesIn(writer);
  const own = namesIn(seen(lines[index]));
  if (own.length === 0 || own.length > 4 || !own.every(name => names.includes(name))) return false;
  // "Il mio nuovo numero è:\n\nMario Rossi\nTel. …"
  if (seen(lines[previousWords(lines, index)]).endsWith(':')) return false;
  return own.length > 1 || isBlank(lines[index - 1]);
}

const namesIn = (text: string): string[] =>
  text
    .slice(0, 80)
    .toLowerCase()
    .match(/[\p{L}'’]{2,}/gu) ?? [];

function opensSignature(lines: string[], index: number, end: number): boolean {
  const line = seen(lines[index]);
  if (isClosing(line) || isMobileLine(line)) return true;
  const next = lines
    .slice(index + 1, end)
    .map(seen)
    .filter(Boolean);
  if (rfcMark.test(line)) return next.length > 0;
  if (dashes.test(line)) return next.some(other => isName(other) || contact.test(other));
  if (isFarewell(line)) return next[0] !== undefined && (isName(next[0]) || place.test(next[0]));
  const above = previousWords(lines, index);
  const last = seen(lines[above]);
  if (isThanksLine(last)) return isName(line) && above >= index - 3;
  if (/^[-–—]\s?\p{Lu}/u.test(line)) return isName(line) && next.length === 0 && isBlank(lines[index - 1]);
  return opensBareSignature(lines, index, line, last, next);
}

/** A name below a blank line, with nothing above that ends a letter: "… fermo.\n\nMario Rossi\nAcme Srl\nTel. …". */
function opensBareSignature(
  lines: string[],
  index: number,
  line: string,
  last: string,
  next: string[],
): boolean {
  if (!isBlank(lines[index - 1]) || announces.test(last)) return false;
  if (next.some(other => contact.test(other) || isMobileLine(other))) {
    if (isName(line) && line.includes(' ')) return true;
    return place.test(line) && !sentence.test(line);
  }
  return (
    isName(line) &&
    /^\S+ \S+|^\p{Lu}\p{Ll}{2,11}$/u.test(line) &&
    line !== line.toUpperCase() &&
    /[.!?)…]$/.test(last) &&
    next.length <= 2
  );
}

/** Where the disclaimers begin below which there is nothing else; the number of lines where there are none. */
function disclaimerStart(lines: string[]): number {
  let start = lines.length;
  const top = Math.max(0, lines.length - reach);
  for (let index = lines.length - 1, read = 0; index >= top && read < 80; index--) {
    const line = seen(lines[index]);
    if (line === '') continue;
    read++;
    if (isDisclaimer(line)) {
      const above = seen(lines[index - 1]);
      if (above === '' || isFooterLine(above) || isDisclaimer(above)) start = index;
    } else if (line.endsWith('?') || postScript.test(line)) break;
  }
  return start;
}

/** The first of the lines above `end` that could all stand in a signature. */
function footerStart(lines: string[], end: number): number {
  let start = end;
  let read = 0;
  let hasContact = false;
  let doubtful = 0;
  const top = Math.max(0, end - reach);
  for (let index = end - 1; index >= top && read < longestSignature; index--) {
    const line = seen(lines[index]);
    if (!isFooterLine(line)) {
      // A firm's motto may be a sentence; it stands between the name and the telephone number.
      if (!hasContact || doubtful > 0 || line.length > 90 || /[?:]$/.test(line) || code.test(line)) break;
      doubtful++;
      continue;
    }
    if (line !== '') read++;
    hasContact ||= contact.test(line);
    start = index;
  }
  return start;
}
