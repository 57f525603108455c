import { headerNames } from './header-names.ts';
import { hasAddress, isBlank, previousWords, seen, unquoted } from './lines.ts';

type HeaderKind = keyof typeof headerNames;

const kinds = (Object.keys(headerNames) as HeaderKind[]).map(
  kind => [kind, new RegExp(`^(${headerNames[kind].join('|')})$`, 'iu')] as const,
);

/** Name, bold or not; then the value, which may be empty ("Cc:"). */
const headerLine =
  /^[*_]{0,2}([\p{L}-]{1,14}(?: [\p{L}-]{1,9})?)\s?[*_]{0,2}(?:\s{0,8}[:：]|(?=\t))[*_]{0,2}(?:\s+|$|(?=["<[\w]))(.*)$/u;

/** Headers that no mail program shows above a quote: who sends these has pasted a mail's source to ask about it. */
const rawHeader =
  /^(received|return-path|message-id|mime-version|content-type|dkim-signature|authentication-results|delivered-to|x-[a-z-]{2,40})\s*:/i;

const pasteIntro =
  /\b(error|errore|errori|header|headers|intestazion\w{1,2}|respint\w|rimbalz\w+|bounce\w*|log|seguente|messaggio di|riceviamo|ricevo|compare|appare|mostra|shows|getting|receive|fehler\w*)\b/i;

const time = /\b\d{1,2}[:.h]\d{2}\b/;

/** "R: Stampante" as a header's value. */
const answered = /^(re|r|aw|sv|rif|antw|odp|res|vs|rv)\s?:/i;

/** How many lines a block may have: long lists of recipients are folded. */
const blockReach = 16;

function headerOf(line: string): { kind: HeaderKind; value: string; bold: boolean } | null {
  const match = headerLine.exec(line);
  if (!match) return null;
  const kind = kinds.find(([, pattern]) => pattern.test(match[1] ?? ''))?.[0];
  return kind ? { kind, value: (match[2] ?? '').trim(), bold: /^[*_]/.test(line) } : null;
}

export const isHeaderLine = (line: string): boolean => headerOf(line) !== null;

/**
 * Where a block of headers ("Da: / Inviato: / A: / Oggetto:", in whatever order) begins at this line, the index after it,
 * otherwise 0. A block has sender, date and one more, with an address, a time or an answer's subject in it: "Da: Roma / A:
 * Milano" is somebody's prose.
 *
 * @param inside whether the lines are quoted themselves (`> Da: …`)
 */
export function headerBlockAt(lines: string[], index: number, inside = false): number {
  const read = inside ? unquoted : seen;
  const first = headerOf(read(lines[index]));
  if (!first) return 0;
  const found = { from: '', date: '', other: 0 };
  let isAddressed = false;
  let end = index;
  let strange = 0;
  let bold = false;
  for (let at = index; at < Math.min(lines.length, index + blockReach); at++) {
    const line = read(lines[at]);
    if (rawHeader.test(line)) return 0;
    const header = headerOf(line);
    if (!header) {
      // One folded or blank line between two headers is theirs; more is the mail itself.
      strange++;
      if (strange > 2) break;
      continue;
    }
    isAddressed ||= hasAddress(header.value) || answered.test(header.value);
    if (header.kind === 'other') found.other++;
    else if (found[header.kind] !== '') break;
    else found[header.kind] = header.value || ' ';
    bold ||= header.bold;
    strange = 0;
    end = at + 1;
  }
  if (found.from === '' || found.date === '' || found.other === 0) return 0;
  const isShort = found.other < 2 || !isAddressed;
  if (!bold && !hasAddress(found.from) && !time.test(found.date) && isShort) return 0;
  return isPasted(lines, index) ? 0 : end;
}

/** Pasted as what the mail is about: right below a colon, or below a line that announces an error or a header. */
function isPasted(lines: string[], index: number): boolean {
  const above = previousWords(lines, index);
  if (above === -1) return false;
  const intro = seen(lines[above]);
  if (!intro.endsWith(':')) return false;
  return !isBlank(lines[index - 1]) || pasteIntro.test(intro);
}
