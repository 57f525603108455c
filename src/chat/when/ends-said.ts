import type { Calendar } from '../../sla/calendar.ts';
import { monthNames, unitIn } from './vocabulary.ts';
import { isWorked, plus, weekdayOf } from './working-days.ts';

/** "Fine sett." is said of the week. */
const months = Object.keys(monthNames)
  .filter(name => unitIn(name) === null)
  .join('|');
/** In one word: what ends, whether it is the next one, and the month's name and year. */
const endSaid = new RegExp(`\\bfine(settimana|mese|anno)(prossimo)?(${months})?(\\d{4})?\\b`);

const before = '(?:(?:a|ad|at|by|entro|per|alla|the) )*';
const next = '(?:prossim[oa]|next|following|ventur[oa]|dopo)';
const spans: [kind: string, it: string, en: string][] = [
  ['settimana', 'settimana', 'week'],
  ['mese', 'mese', 'month'],
  ['anno', 'anno', 'year'],
];
const short: Record<string, string> = { eow: 'settimana', eom: 'mese', eoy: 'anno' };

/**
 * "a fine mese", "by the end of next week", "fine dicembre", "EOM": each as one word, for `endIn`. "Il fine settimana", "il prossimo fine
 * settimana" is the weekend, and stays as it is. Of small letters without accents.
 */
export function endsInOneWord(words: string): string {
  const named = spans.reduce(
    (said, [kind, it, en]) =>
      said
        .replace(
          new RegExp(
            `(?<!\\b(?:il|nel|un|questo|ogni|lo scorso${kind === 'settimana' ? '|prossimo' : ''}) )\\b${before}(?:la )?fine (?:d[ei]l(?:la|l['’])? ?|di )?(?:questa |questo |quest['’])?(${next} )?${it}(?: (${next}))?\\b`,
            'g',
          ),
          (_, ahead?: string, behind?: string) => `fine${kind}${ahead || behind ? 'prossimo' : ''}`,
        )
        .replace(
          new RegExp(`\\b${before}(?:${en} end|end of (?:the |this )?(?:working )?(${next} )?${en})\\b`, 'g'),
          (_, ahead?: string) => `fine${kind}${ahead ? 'prossimo' : ''}`,
        ),
    words,
  );
  return named
    .replace(
      new RegExp(`\\b${before}(?:la )?(?:fine (?:di )?|end of )(${months})(?: (?:del )?(\\d{4}))?\\b`, 'g'),
      (_, month: string, year = '') => `finemese${month}${year}`,
    )
    .replace(new RegExp(`\\b${before}(eow|eom|eoy)\\b`, 'g'), (_, of: string) => `fine${short[of]}`);
}

/**
 * The end that typed words name: its last day on which the desk works, as `YYYY-MM-DD`, or where there is none the last day of all;
 * and the words without it.
 *
 * @param today `YYYY-MM-DD`: of a month that is over, next year's is meant
 * @returns null where no such end is named
 */
export function endIn(
  words: string,
  calendar: Calendar,
  today: string,
): { day: string; rest: string } | null {
  const [said, kind, ahead, month, year] = endSaid.exec(words) ?? [];
  if (said === undefined) return null;
  const [first, last] =
    kind === 'settimana' ? weekOf(today, ahead ? 7 : 0) : monthsOf(today, { kind, ahead, month, year });
  const span = daysBetween(first, last).toReversed();
  const rest = words.replace(said, ' ').replace(/\s+/g, ' ').trim();
  return { day: span.find(day => isWorked(calendar, day)) ?? last, rest };
}

/** Whether words name an end: of a week, a month or a year. Of what `plainly` gives. */
export function namesEnd(words: string): boolean {
  return endSaid.test(words);
}

function weekOf(today: string, later: number): [string, string] {
  const monday = plus(today, 1 - weekdayOf(today) + later);
  return [monday, plus(monday, 6)];
}

function monthsOf(
  today: string,
  { kind, ahead, month, year }: Record<'kind' | 'ahead' | 'month' | 'year', string | undefined>,
): [string, string] {
  const [thisYear, thisMonth] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const named = month ? (monthNames[month] ?? 1) : kind === 'anno' ? 12 : thisMonth;
  const isOver = month !== undefined && year === undefined && named < thisMonth;
  const ofYear = year ? Number(year) : thisYear + (isOver || (ahead && kind === 'anno') ? 1 : 0);
  const at = ofYear * 12 + named - 1 + (ahead && kind === 'mese' && !month ? 1 : 0);
  return [firstOf(at), plus(firstOf(at + 1), -1)];
}

/** @param months since the year 0 */
function firstOf(months: number): string {
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}

function daysBetween(first: string, last: string): string[] {
  const days = (Date.parse(last) - Date.parse(first)) / 86_400_000;
  return Array.from({ length: days + 1 }, (_, index) => plus(first, index));
}
