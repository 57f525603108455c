import { attributionAt } from './attribution.ts';
import { headerBlockAt, isHeaderLine } from './header-block.ts';
import { isQuoted, nextWords, seen, unquoted } from './lines.ts';
import { forwardSeparators, messageStems, originalStems, replyAbove, separators } from './separators.ts';

const separator = new RegExp(
  `^([-_=*\\s]{0,40})(${[...separators, ...forwardSeparators].join('|')})(\\s?:)?([-_=*\\s]{0,40})$`,
  'iu',
);
/** Between dashes, in a language or a form that stands in no table. */
const drawnLine = /^[-_=*]{2,40}\s?([^-_=*].{3,80}?)\s?[-_=*]{2,40}$/u;
/** Orange's and La Poste's: `Message du 24/11/2026 10:02`, and headers below. */
const messageOf = /^message du :? ?\d/i;
const rule = /^[_\-=*]{5,200}$/;

/**
 * Where the quote of another mail opens at this line, the index after what introduces it; otherwise 0.
 *
 * @param inside whether the lines are quoted themselves, as where the attribution is below the mark ">"
 */
export function openingAt(lines: string[], index: number, inside = false): number {
  const line = inside ? unquoted(lines[index]) : seen(lines[index]);
  if (line === '') return 0;
  return (
    separatorAt(lines, index, line, inside) ||
    headerBlockAt(lines, index, inside) ||
    attributionAt(lines, index, inside)
  );
}

function separatorAt(lines: string[], index: number, line: string, inside: boolean): number {
  if (replyAbove.test(line)) return index + 1;
  const next = nextWords(lines, index + 1);
  const block = (at: number) => headerBlockAt(lines, at, inside);
  const read = (at: number) => (inside ? unquoted(lines[at]) : seen(lines[at]));
  const endOfHeaders = (from: number) => {
    let at = from;
    while (at < from + 8 && isHeaderLine(read(at))) at++;
    return at;
  };
  // A rule alone may divide anything; Outlook's stands above the headers of the mail it quotes.
  if (rule.test(line)) return next < lines.length ? block(next) : 0;
  if (messageOf.test(line)) return block(next) || (isHeaderLine(read(next)) ? endOfHeaders(next) : 0);
  const within = drawnLine.exec(line)?.[1] ?? '';
  if (originalStems.test(within) && messageStems.test(within)) return block(next) || index + 1;
  const match = separator.exec(line);
  if (!match) return 0;
  const drawn = /[-_=*]{2}/.test(match[1] ?? '');
  const headed = isHeaderLine(read(next));
  // "Messaggio originale:" and a customer's own words below: he speaks of it.
  const announced = match[3] !== undefined && isQuoted(lines[next] ?? '');
  if (!drawn && !headed && !announced) return 0;
  return block(next) || index + 1;
}
