import { attributionAt } from './attribution.ts';
import { headerBlockAt, isHeaderLine } from './header-block.ts';
import { isQuoted, nextWords, seen, unquoted } from './lines.ts';
import { forwardSeparators, replyAbove, separators } from './words.ts';

const separator = new RegExp(
  `^([-_=*\\s]{0,40})(${[...separators, ...forwardSeparators].join('|')})(\\s?:)?([-_=*\\s]{0,40})$`,
  'iu',
);
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
  // A rule alone may divide anything; Outlook's stands above the headers of the mail it quotes.
  if (rule.test(line)) return next < lines.length ? block(next) : 0;
  const match = separator.exec(line);
  if (!match) return 0;
  const drawn = /[-_=*]{2}/.test(match[1] ?? '');
  const headed = isHeaderLine(inside ? unquoted(lines[next]) : seen(lines[next]));
  // "Messaggio originale:" and a customer's own words below: he speaks of it.
  const announced = match[3] !== undefined && isQuoted(lines[next] ?? '');
  if (!drawn && !headed && !announced) return 0;
  return block(next) || index + 1;
}
